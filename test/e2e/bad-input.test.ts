import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { runCli, startCli } from '../support/run-cli.js';
import type { CliResult } from '../support/run-cli.js';
import { createWorkspace } from '../support/workspace.js';
import type { Workspace } from '../support/workspace.js';

const source = (extra = ''): string => `
timezone: Europe/Brussels
channels:
  phone: { kind: voice, name: Phone }
  email: { kind: email, name: E-mail }
sources:
  desk:
    connector: file
    path: contacts.csv
    timezone: UTC
    fields: { id: id, channel: door, topic: about, openedAt: opened, firstResponseAt: answered }
    channels: { tel: phone, mail: email }
    unknownTopics: keep
${extra}`;

const header = 'id,door,about,opened,answered\n';
const good = `${header}1,tel,billing,2026-01-05T10:00:00Z,2026-01-05T10:05:00Z\n2,mail,billing,2026-01-05T10:00:00Z,2026-01-05T11:05:00Z\n`;

let space: Workspace;
beforeEach(() => {
  space = createWorkspace();
});
afterEach(() => {
  space.remove();
});

function poll(config: string, env: Record<string, string> = {}): Promise<CliResult> {
  return runCli(['poll', '--config', config], { DATABASE_URL: space.databaseUrl, ...env });
}

/** One sentence on the error stream, no stack, a non-zero exit. */
function expectOneSentence(result: CliResult, ...parts: readonly (string | RegExp)[]): void {
  expect(result.status).toBeGreaterThan(0);
  const lines = result.stderr.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(result.stderr).not.toMatch(/\n\s+at /);
  for (const part of parts) expect(result.stderr).toMatch(part);
}

function storedRows(): number {
  const database = new Database(space.path('unison.db'), { readonly: true });
  const { n } = database.prepare('SELECT count(*) AS n FROM interaction').get() as { n: number };
  database.close();
  return n;
}

describe('bad configuration ends with one sentence', () => {
  it('names an unknown key and the nearest known one', async () => {
    space.write('contacts.csv', good);
    const config = space.write('unison.yaml', source().replace('timezone: UTC', 'timezon: UTC'));
    const result = await poll(config);
    expectOneSentence(result, 'sources.desk.timezon', /timezone/);
    expect(result.status).toBe(2);
  });

  it('names a missing secret and where it should come from', async () => {
    space.write('contacts.csv', good);
    const config = space.write(
      'unison.yaml',
      source('alerts:\n  slack: { webhook: { env: UNISON_TEST_NO_SUCH } }\n'),
    );
    const result = await poll(config);
    expectOneSentence(result, 'alerts.slack.webhook', 'UNISON_TEST_NO_SUCH');
    expect(result.status).toBe(2);
  });

  it('names a configuration file that is missing', async () => {
    expectOneSentence(await poll(space.path('nowhere.yaml')), 'nowhere.yaml');
  });
});

describe('bad input files end with one sentence and lose nothing', () => {
  const failing: readonly (readonly [string, () => void, readonly (string | RegExp)[]])[] = [
    ['a missing file', () => undefined, ['contacts.csv', /no file/]],
    [
      'a directory',
      () => {
        mkdirSync(space.path('contacts.csv'));
      },
      ['contacts.csv', /folder|directory/],
    ],
    ['an empty file', () => void space.write('contacts.csv', ''), ['contacts.csv', /empty/]],
    [
      'bytes that are not UTF-8',
      () =>
        void space.write(
          'contacts.csv',
          Buffer.concat([Buffer.from(header), Buffer.from([0x31, 0x2c, 0xff, 0xfe, 0x0a])]),
        ),
      ['contacts.csv', /UTF-8/],
    ],
    [
      'a header without a mapped column',
      () => void space.write('contacts.csv', good.replace('opened', 'created')),
      ['contacts.csv', /opened/, /created/],
    ],
    [
      'a date in three formats',
      () => void space.write('contacts.csv', `${header}1,tel,b,10/5/2020,\n2,tel,b,5/10/2020,\n`),
      [/10\/5\/2020/, /dates/],
    ],
  ];

  it.each(failing)('%s', async (_name, prepare, parts) => {
    prepare();
    expectOneSentence(await poll(space.write('unison.yaml', source())), ...parts);
  });

  it('a truncated gzip keeps the rows before the cut', async () => {
    const many =
      header +
      Array.from(
        { length: 20_000 },
        (_, each) =>
          `${each},tel,t${each % 7},2026-01-05T10:00:00Z,2026-01-05T10:0${each % 9}:00Z\n`,
      ).join('');
    const whole = gzipSync(many);
    space.write('contacts.csv.gz', whole.subarray(0, Math.floor(whole.length * 0.8)));
    const config = space.write('unison.yaml', source().replace('contacts.csv', 'contacts.csv.gz'));
    expectOneSentence(await poll(config), 'contacts.csv.gz', /gzip|cut/);
    expect(storedRows()).toBeGreaterThan(1_000);
    space.write('contacts.csv.gz', whole);
    expect((await poll(config)).status).toBe(0);
    expect(storedRows()).toBe(20_000);
  }, 60_000);

  it('a file that changed its header keeps what was stored', async () => {
    space.write('contacts.csv', good);
    const config = space.write('unison.yaml', source());
    expect((await poll(config)).status).toBe(0);
    space.write('contacts.csv', good.replace('opened', 'created'));
    expectOneSentence(await poll(config), 'contacts.csv', /opened/);
    expect(storedRows()).toBe(2);
  }, 60_000);
});

describe('a place that cannot be used ends with one sentence', () => {
  it('a port in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => taken.once('listening', done));
    const { port } = taken.address() as AddressInfo;
    space.write('contacts.csv', good);
    const config = space.write('unison.yaml', source());
    const result = await runCli(['serve', '--config', config], {
      DATABASE_URL: space.databaseUrl,
      PORT: String(port),
      LOG_LEVEL: 'error',
    });
    taken.close();
    expectOneSentence(result, String(port), /in use/);
  }, 60_000);

  it('a database path that is a directory', async () => {
    space.write('contacts.csv', good);
    mkdirSync(space.path('unison.db'));
    expectOneSentence(await poll(space.write('unison.yaml', source())), 'unison.db');
  });

  it('a database path that cannot be written', async () => {
    space.write('contacts.csv', good);
    const result = await poll(space.write('unison.yaml', source()), {
      DATABASE_URL: 'sqlite:/proc/unison/unison.db',
    });
    expectOneSentence(result, '/proc/unison', /DATABASE_URL/);
  });
});

describe('a stop by SIGTERM', () => {
  it('ends the service with status 0', async () => {
    space.write('contacts.csv', good);
    const config = space.write('unison.yaml', source());
    const child = startCli(['serve', '--config', config], {
      DATABASE_URL: space.databaseUrl,
      PORT: '0',
      LOG_LEVEL: 'info',
    });
    await new Promise<void>((up) =>
      child.stdout?.on('data', (chunk: Buffer) => {
        if (chunk.includes('Unison is at')) up();
      }),
    );
    child.kill('SIGTERM');
    const status = await new Promise((done) => child.on('close', done));
    expect(status).toBe(0);
  }, 60_000);
});
