// Definitions and rules through the whole service: a changed one is seen before it is taken, and never slips in unseen.
import type { ConsistencyReport } from '../../src/report/consistency-report.js';
import { definitionHash } from '../../src/domain/definition-hash.js';
import { catalogue } from '../../src/domain/metric.js';
import { minimalTimeline } from '../../src/domain/minimal-timeline.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { openHouse, type House } from '../support/house.js';
import { brussels } from '../support/interactions.js';
import { runCli } from '../support/run-cli.js';

const rules = (hours: string, within: string, match: string): string => `
timezone: Europe/Brussels
calendars:
  office: { hours: { mon-fri: ["${hours}"] } }
channels:
  email: { kind: email, calendar: office }
  phone: { kind: voice }
topics:
  billing: { match: [${match}] }
promises:
  - { channel: email, metric: first_response, within: ${within} }
sources:
  desk: { connector: push, live: false }
`;
const older = rules('09:00-18:00', '1d', 'invoice');
const newer = rules('09:00-20:00', '2h', 'invoice, bill');
const window = ['--from', '2026-09-07', '--to', '2026-09-14'] as const;
const query = 'from=2026-09-07&to=2026-09-14';

const mail = (id: string, topic: string, answered: string) =>
  minimalTimeline({
    id,
    channel: 'email',
    topics: [topic],
    openedAt: brussels('2026-09-08 17:00'),
    firstResponseAt: brussels(answered),
  });

describe('a changed calendar, promise and taxonomy', () => {
  let house: House;
  let before: string;
  let snapshot: string;
  const reportOf = async (): Promise<ConsistencyReport> =>
    JSON.parse(await house.get(`/api/v1/report?${query}`)) as ConsistencyReport;

  beforeAll(async () => {
    house = await openHouse(older);
    const conversations = [
      mail('1', 'invoice', '2026-09-08 19:00'),
      mail('2', 'bill', '2026-09-09 10:00'),
    ];
    await house.save('desk', { conversations }, brussels('2026-10-01 00:00'));
    const report = await reportOf();
    before = JSON.stringify(report.matrix);
    snapshot = await house.stores.snapshots.save({ query, report, expiresAt: null });
  }, 300_000);
  afterAll(() => house.close());

  it('is measured and shown before it is taken, and nothing stored moves', async () => {
    const path = house.space.write('newer.yaml', newer);
    const args = ['check', '--config', path, '--diff', house.configuration.path, ...window];
    const env = { DATABASE_URL: house.space.databaseUrl };
    const { status, stdout, stderr } = await runCli(args, env);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain(
      'rules that differ: calendar office, promise email first_response, topic billing',
    );
    expect(stdout).toContain('nothing has been changed');
    const lines = stdout.split('\r\n');
    expect(lines).toContain('promise first_response,email,,kept,2,1');
    expect(lines).toContain('promise first_response,email,,missed,0,1');
    expect(lines).toContain('matrix first_response,email,billing,n,1,2');
    expect(lines).toContain('matrix first_response,email,bill,n,1,');
    expect(lines).toContain(`closed hours,email,,closedSeconds,${3600 + 15 * 3600},${13 * 3600}`);
    const report = await reportOf();
    expect(JSON.stringify(report.matrix)).toBe(before);
  });

  it('says so where nothing would move', async () => {
    const { path } = house.configuration;
    const printed = await house.cli('check', '--diff', path, ...window);
    expect(printed).toContain('rules that differ: none');
    expect(printed).toContain('0 figures and 0 verdicts would move');
  });

  it('once taken, recounts history as shown, is noted with its date, and leaves snapshots as they were', async () => {
    const kept = JSON.stringify((await house.stores.snapshots.find(snapshot))?.report);
    await house.close({ keepsData: true });
    house = await openHouse(newer, house.space);
    const report = await reportOf();
    expect(report.promises).toContainEqual(
      expect.objectContaining({ channel: 'email', topic: null, kept: 1, missed: 1 }),
    );
    expect(report.matrix.filter(({ metric }) => metric === 'first_response')).toEqual([
      expect.objectContaining({ topic: 'billing', n: 2 }),
    ]);
    expect(JSON.stringify((await house.stores.snapshots.find(snapshot))?.report)).toBe(kept);
    const { changes } = JSON.parse(await house.get('/api/v1/definitions')) as {
      changes: { at: string; by: string; what: string; before: unknown; after: unknown }[];
    };
    const changed = changes.filter(({ before: was, after: is }) => was !== null && is !== null);
    expect(changed.map(({ what }) => what).sort()).toEqual([
      'calendar office',
      'promise email first_response',
      'topic billing',
    ]);
    expect(changed.find(({ what }) => what === 'topic billing')).toMatchObject({
      by: 'configuration',
      before: ['invoice'],
      after: ['invoice', 'bill'],
      at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/) as string,
    });
  });
});

describe('a channel of which too little is mapped', () => {
  it('names its largest unmapped values', async () => {
    const house = await openHouse(
      older.replace('live: false', 'live: false, unknownTopics: other'),
    );
    try {
      const topics = ['invoice', 'odd', 'odd', 'strange', 'odd'];
      const conversations = topics.map((topic, index) =>
        mail(String(index), topic, '2026-09-08 19:00'),
      );
      await house.save('desk', { conversations }, brussels('2026-10-01 00:00'));
      const { unmapped, channels } = JSON.parse(
        await house.get(`/api/v1/report?${query}`),
      ) as ConsistencyReport;
      expect(channels.find(({ id }) => id === 'email')?.mappedShare).toBe(0.2);
      expect(unmapped).toEqual([
        { channel: 'email', raw: 'odd', count: 3 },
        { channel: 'email', raw: 'strange', count: 1 },
      ]);
    } finally {
      await house.close();
    }
  });
});

describe('GET /definitions', () => {
  it('lists every definition in force with its hash and the day it was registered', async () => {
    const house = await openHouse(older);
    try {
      const { data } = JSON.parse(await house.get('/api/v1/definitions')) as {
        data: { definition: string; hash: string; registeredAt: string; isInForce: boolean }[];
      };
      expect(data.map(({ definition, hash }) => [definition, hash])).toEqual(
        catalogue.map((metric) => [`${metric.id}@${metric.version}`, definitionHash(metric)]),
      );
      for (const { registeredAt, isInForce } of data) {
        expect(Number.isNaN(Date.parse(registeredAt))).toBe(false);
        expect(isInForce).toBe(true);
      }
    } finally {
      await house.close();
    }
  });
});

describe('a definition that changed without a new version', () => {
  it('stops the service at start, with both hashes named', async () => {
    const house = await openHouse(older);
    const { path, environment } = house.configuration;
    await house.close({ keepsData: true });
    try {
      const stored = 'c0ffee'.padEnd(64, '0');
      const dataSource = await openDatabase(environment.databaseUrl);
      await dataSource.query(`UPDATE definition SET hash = '${stored}' WHERE id = 'csat'`);
      await dataSource.destroy();
      const env = { DATABASE_URL: environment.databaseUrl, PORT: '39517' };
      const { status, stdout, stderr } = await runCli(['serve', '--config', path], env);
      const current = definitionHash(catalogue.find(({ id }) => id === 'csat')!);
      expect(status).toBe(1);
      expect(stdout).toBe('');
      expect(stderr.trim()).toBe(
        `Metric csat@1 is stored with definition ${stored} but the catalogue now says ${current}: give the changed definition a new version.`,
      );
    } finally {
      house.space.remove();
    }
  });
});
