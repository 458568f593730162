// `unison check` as an operator runs it: whatever is wrong with a source, one sentence that says what to do, in under ten seconds.
import type { Sandbox } from '../../sandbox/sandbox.js';
import { sandboxKeys } from '../../sandbox/keys.js';
import { runCli, type CliResult } from '../support/run-cli.js';
import { startStillSandbox } from '../support/sandbox.js';
import { scratchFolder, type ScratchFolder } from '../support/scratch-folder.js';
import { serveAnswers, type VendorServer } from '../support/vendor-server.js';

describe('unison check', () => {
  let space: ScratchFolder;
  let sandbox: Sandbox;
  let silent: VendorServer;

  beforeAll(async () => {
    space = scratchFolder();
    sandbox = await startStillSandbox({ historyDays: 2 });
    silent = await serveAnswers(() => undefined);
  });
  afterAll(async () => {
    await Promise.all([sandbox.close(), silent.close()]);
    space.remove();
  });

  const check = (sources: Readonly<Record<string, string>>): Promise<CliResult> => {
    const lines = Object.entries(sources).map(([id, keys]) => `  ${id}: ${keys}`);
    const hosts = [sandbox.url, silent.url].map((url) => `"${new URL(url).host}"`);
    const config = space.write(
      'unison.yaml',
      `timezone: UTC
channels: { web: { kind: web }, phone: { kind: voice } }
allowHosts: [${hosts.join(', ')}]
clock: { url: "${sandbox.url}/clock" }
sources:
${lines.join('\n')}
`,
    );
    return runCli(['check', '--config', config], {
      DATABASE_URL: `sqlite:${space.path}/unison.db`,
      GOOD: sandboxKeys.zendeskToken,
      WRONG: 'wrong',
    });
  };
  const desk = (url: string, token = 'GOOD'): string =>
    `{ connector: zendesk, url: "${url}", user: ${sandboxKeys.zendeskUser}, token: { env: ${token} } }`;
  const said = ({ stdout }: CliResult, id: string): string =>
    stdout.split('\n').find((line) => line.startsWith(`sources.${id}: `)) ?? '';

  it('says what to do about a wrong token, a wrong scope, an unknown host and a host that hangs', async () => {
    sandbox.script.add('zendesk', [{ kind: 'status', status: 403, on: '/incremental/' }]);
    const began = Date.now();
    const result = await check({
      token: desk(`${sandbox.url}/zendesk`, 'WRONG'),
      scope: desk(`${sandbox.url}/zendesk`),
      host: desk('https://desk.nobody.invalid'),
      hangs: desk(silent.url),
    });
    const seconds = (Date.now() - began) / 1000;
    expect(result.status).toBe(1);
    expect(said(result, 'token')).toMatch(
      / 401.*the key is wrong, expired or revoked: make a new one/,
    );
    expect(said(result, 'scope')).toMatch(/ 403.*give it the role of an administrator, then check/);
    expect(said(result, 'host')).toMatch(
      /cannot be (found: check the host name|resolved)|check the address/,
    );
    expect(said(result, 'hangs')).toMatch(
      /no answer within \d s; check the address and the network/,
    );
    expect(result.stdout).not.toContain('wrong:');
    expect(seconds).toBeLessThan(10);
  });

  it('says so in a sentence, and ends well, where a source can be read', async () => {
    sandbox.script.clear('zendesk');
    const result = await check({ desk: desk(`${sandbox.url}/zendesk`) });
    expect(said(result, 'desk')).toMatch(/Zendesk answers; \d+ agents are known by name\./);
    expect(result.status).toBe(0);
  });
});
