// Personal data in every field of every vendor, all the way from the vendors to Slack: none of it is found behind the connectors.
import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { personSearch } from '../support/canaries.js';
import { canary, canaryAnswers, canaryTraces } from '../support/canary-answers.js';
import { startDemoCompany, type DemoCompany } from '../support/demo-company.js';
import { runCli, startCli } from '../support/run-cli.js';

const roots = ['/x', '/genesys', '/graph', '/zendesk', '/formbricks'];
const vendors = canaryAnswers(roots);
const file = `
  handed:
    connector: file
    path: handed.csv
    watch: true
    poll: '*/5 * * * * *'
    unknownTopics: other
    fields: { id: id, channel: channel, topic: topic, openedAt: opened, firstResponseAt: answered, customer: mail, language: language }
    channels: { phone: phone, email: email }
  pushed:
    connector: push
    fields: [topic, customer]
    channels: { phone: phone, email: email }
`;

let company: DemoCompany;
let service: ChildProcess;
let address = '';
let log = '';

const env = (): Record<string, string> => ({
  DATABASE_URL: company.space.databaseUrl,
  LOG_LEVEL: 'debug',
  PORT: new URL(address).port,
});

/** Rows with a person in each column nobody asked for; some of them cannot be read. */
function handedRows(): string {
  const { name, mail, phone, words, account } = canary;
  const lines = ['id,channel,topic,opened,answered,mail,language,name,phone,note,account'];
  const row = (id: number, opened: string, channel: string): string =>
    `H${String(id)},${channel},billing,${opened},,${mail},nl,${name},${phone},${words},${account}`;
  for (let id = 1; id <= 40; id += 1)
    lines.push(row(id, `2026-11-${String(2 + (id % 12)).padStart(2, '0')}T09:00:00Z`, 'phone'));
  lines.push(row(41, 'yesterday', 'phone'), row(42, '2026-11-03T09:00:00Z', 'letter'));
  return `${lines.join('\n')}\n`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function textOf(path: string, init?: RequestInit): Promise<string> {
  return (await fetch(`${address}${path}`, init)).text();
}

interface SourceNow {
  readonly id: string;
  readonly health: string;
  readonly completeUntil: string | null;
}

async function sourcesNow(): Promise<readonly SourceNow[]> {
  return (JSON.parse(await textOf('/api/v1/sources')) as { data: readonly SourceNow[] }).data;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo().catch(() => false)) return;
    await wait(400);
  }
  throw new Error(`it did not come to that; the log ends:\n${log.slice(-2000)}`);
}

const heard = (): string => JSON.stringify(company.sandbox.slack.messages);

beforeAll(async () => {
  company = await startDemoCompany(
    // A Monday, two hours and more after nine: the digest waits no longer for whoever is late.
    { historyDays: 20, startsAt: Date.parse('2026-11-16T10:30:00Z'), rewrite: vendors.rewrite },
    (yaml) => yaml.replace('\nallowHosts:', `${file}\nallowHosts:`),
  );
  company.space.write('handed.csv', handedRows());
  address = `http://127.0.0.1:${String(await freePort())}`;
  service = startCli(['serve', '--config', company.config], env());
  for (const stream of [service.stdout, service.stderr])
    stream?.on('data', (piece: Buffer) => (log += piece.toString()));
  const read = ['social', 'calls', 'mail', 'desk', 'survey', 'handed'];
  await until(async () =>
    (await sourcesNow()).every((one) => !read.includes(one.id) || one.completeUntil !== null),
  );
  await until(() => Promise.resolve(heard().includes('Consistency digest')));
  await trouble();
}, 300_000);

/** A vendor that answers with a person's data where it refuses, and one that speaks of one where it fails. */
async function trouble(): Promise<void> {
  const body = { error: canary.words, user: canary.mail, description: canary.name };
  const { script } = company.sandbox;
  const often = <One>(one: One): readonly One[] => Array.from({ length: 40 }, () => one);
  script.add('formbricks', often({ kind: 'status', status: 403, body }));
  script.add('zendesk', often({ kind: 'status', status: 500, body }));
  await until(async () =>
    (await sourcesNow()).some(({ id, health }) => id === 'survey' && health !== 'ok'),
  );
  await until(() => Promise.resolve(heard().includes('survey')));
}

afterAll(async () => {
  service.kill('SIGTERM');
  if (service.exitCode === null) await new Promise((resolve) => service.once('exit', resolve));
  await company.close();
});

/** What is found in a text of the canary, and of everybody the company knows. */
function traces(text: string): readonly string[] {
  const small = text.toLowerCase();
  searchPeople ??= personSearch(company.sandbox.world);
  return [...canaryTraces.filter((trace) => small.includes(trace)), ...searchPeople(small)];
}

let searchPeople: ((text: string) => readonly string[]) | null = null;

describe('somebody written about in every field of every vendor', () => {
  it('was there to be read', () => {
    for (const root of roots) expect([root, vendors.served.get(root) ?? 0]).not.toEqual([root, 0]);
    expect(traces(handedRows())).not.toEqual([]);
  });

  it('is not in the database, nor in the files beside it', () => {
    const files = readdirSync(company.space.folder).filter((name) => name.startsWith('unison.db'));
    expect(files).toEqual(expect.arrayContaining(['unison.db', 'unison.db-wal']));
    for (const name of files) {
      const bytes = readFileSync(join(company.space.folder, name)).toString('latin1');
      expect([name, bytes.length > 10_000 || name.endsWith('-shm'), traces(bytes)]).toEqual([
        name,
        true,
        [],
      ]);
    }
  });

  it('is not in the log, at its most talkative', () => {
    expect(log).toContain('polled');
    expect(traces(log)).toEqual([]);
  });

  it.each([
    '/report',
    '/report/topics/billing',
    '/gaps',
    '/interactions',
    '/interactions?topics=billing&channels=phone',
    '/sources',
    '/settings',
    '/definitions',
    '/api/v1/report',
    '/api/v1/report.md',
    '/api/v1/comparisons.csv',
    '/api/v1/comparisons.ndjson',
    '/api/v1/gaps',
    '/api/v1/interactions',
    '/api/v1/sources',
    '/api/v1/topics',
  ])('is not on %s', async (path) => {
    const text = await textOf(path);
    expect(text.length).toBeGreaterThan(10);
    expect(traces(text)).toEqual([]);
  });

  it('is not in what an error says', async () => {
    const refusals = [
      await textOf('/api/v1/report?from=never'),
      await textOf('/api/v1/sources/survey/poll', { method: 'POST' }),
      await textOf('/nothing/here'),
    ];
    const checked = await runCli(['check', '--config', company.config], env());
    expect(checked.stdout + checked.stderr).toContain('survey');
    expect(traces([...refusals, checked.stdout, checked.stderr].join('\n'))).toEqual([]);
  });

  it.each(['json', 'csv', 'md', 'html'])('is not in the report as %s', async (format) => {
    const { stdout, status } = await runCli(
      ['report', '--config', company.config, '--format', format],
      env(),
    );
    expect([status, stdout.length > 100]).toEqual([0, true]);
    expect(traces(stdout)).toEqual([]);
  });

  it('is not in the sample of rows, read or rejected, nor after an import', async () => {
    const path = company.space.write('pushed.csv', pushedRows());
    const imported = await runCli(
      ['import', path, '--source', 'pushed', '--config', company.config],
      env(),
    );
    expect([imported.stderr, imported.status]).toEqual(['', 0]);
    const read = await runCli(['connectors', 'sample', '--config', company.config], env());
    const rejected = await runCli(
      ['connectors', 'sample', '--rejected', '--config', company.config],
      env(),
    );
    const out = [imported, read, rejected].map(({ stdout, stderr }) => stdout + stderr).join('\n');
    expect(out.length).toBeGreaterThan(500);
    expect(traces(out)).toEqual([]);
  });

  it('is not in anything Slack was sent', () => {
    expect(company.sandbox.slack.messages.length).toBeGreaterThan(1);
    expect(traces(heard())).toEqual([]);
  });
});

/** What an outsider would push, in the product's own field names. */
function pushedRows(): string {
  const row = (id: number): string =>
    `P${String(id)},email,billing,2026-11-04T09:00:00Z,${canary.mail},${canary.name}`;
  return ['id,channel,topic,openedAt,customer,name', row(1), row(2), ''].join('\n');
}
