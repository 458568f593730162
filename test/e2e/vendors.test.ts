// The simulated company read through the interfaces of its vendors by the compiled product: the report tells what was planted.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeSecrets } from '../../sandbox/export-files.js';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js';
import { runCli } from '../support/run-cli.js';

const itFull = process.env['UNISON_FULL'] === undefined ? it.skip : it;

interface Found {
  readonly metric: string;
  readonly basis: string;
  readonly topic: string | null;
  readonly worse: string;
  readonly better: string;
  readonly verdict: string;
}

interface Told {
  readonly gaps: readonly {
    readonly metric: string;
    readonly door: string;
    readonly topic: string;
    readonly to: string | null;
  }[];
  readonly traps: readonly { readonly slower: string; readonly faster: string }[];
}

let sandbox: Sandbox | null = null;
let folder = '';
afterEach(async () => {
  await sandbox?.close();
  if (folder !== '') rmSync(folder, { recursive: true });
});

/** The demo's configuration, pointed at this sandbox and this folder. */
function configurationAt(url: string): string {
  const demo = readFileSync(resolve('config', 'demo-vendors.yaml'), 'utf8');
  const path = join(folder, 'unison.yaml');
  writeFileSync(
    path,
    demo
      .replaceAll('http://127.0.0.1:4600', url)
      .replaceAll('127.0.0.1:4600', new URL(url).host)
      .replaceAll('../.unison/demo/', ''),
  );
  return path;
}

itFull(
  'reports what is planted and open, and not the trap, from the vendors alone (full run only: reads a year)',
  async () => {
    folder = mkdtempSync(join(tmpdir(), 'unison-vendors-'));
    const many = 100_000;
    sandbox = await startSandbox({
      ...{ port: 0, seed: 7, speed: 1, startsAt: Date.parse('2026-11-22T09:00:00Z') },
      ...{ x: { requestsPerQuarter: many }, genesys: { requestsPerMinute: many } },
      zendesk: { exportsPerMinute: many, requestsPerMinute: many },
      formbricks: { requestsPerMinute: many },
    });
    writeSecrets(folder, sandbox.url);
    const config = configurationAt(sandbox.url);
    const env = { DATABASE_URL: `sqlite:${join(folder, 'unison.db')}` };
    const polled = await runCli(['poll', '--config', config], env);
    expect([polled.stderr, polled.status]).toEqual([expect.any(String), 0]);
    const { stdout } = await runCli(['report', '--config', config, '--format', 'json'], env);
    const found = (JSON.parse(stdout) as { readonly comparisons: readonly Found[] }).comparisons;
    const told = (await (await fetch(`${sandbox.url}/truth`)).json()) as Told;
    const reported = found
      .filter(({ metric, basis, verdict, topic }) => {
        const isPlantedKind =
          metric === 'answer_correct' || (metric === 'first_response' && basis === 'promise');
        return isPlantedKind && verdict === 'gap' && topic !== null;
      })
      .map(({ metric, worse, topic }) => `${metric} ${worse} ${String(topic)}`);
    const planted = told.gaps
      .filter(({ to }) => to === null)
      .map(({ metric, door, topic }) => `${metric} ${door} ${topic}`);
    expect([...new Set(reported)].sort()).toEqual(planted.sort());
    for (const { slower, faster } of told.traps)
      expect(
        found.filter(
          ({ metric, basis, worse, better, verdict, topic }) =>
            [metric, basis, worse, better, verdict].join() ===
              ['first_response', 'promise', slower, faster, 'gap'].join() && topic === null,
        ),
      ).toEqual([]);
  },
  1_200_000,
);
