import type { Clock, Instant } from '../../src/domain/clock.js';
import type { Interaction } from '../../src/domain/interaction.js';
import { createMeasurer, defaultLimits, defaultRipeSeconds } from '../../src/domain/measure.js';
import type { ReportQuery } from '../../src/report/consistency-report.js';
import { comparisonsCsv } from '../../src/report/formats/csv.js';
import type { ReportSettings } from '../../src/report/report-settings.js';
import { createReporter, type Reporter } from '../../src/report/reporter.js';
import { createStores, type Stores } from '../../src/storage/create-stores.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { anInteraction, brussels } from '../support/interactions.js';
import { channels, everything, topics } from './comparison-fixture.js';
import { jsonOf } from '../../src/report/report-answer.js';

const zone = 'Europe/Brussels';
const hour = 3_600_000;
const weekMs = 168 * hour;
const start = brussels('2026-03-30 00:00');
const completeUntil = brussels('2026-10-26 08:00');
const now = brussels('2026-10-26 09:00');

/** A small generator of its own (no clock, no Math.random), so that every run sees the same contacts. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const promises = [
  {
    channel: 'twitter',
    metric: 'first_response',
    withinSeconds: 3600,
    clock: 'customer',
    topic: null,
    from: null,
  },
] as const;

const settings: ReportSettings = {
  zone,
  channels,
  topics: topics.slice(0, 1),
  promises,
  margins: {},
  sources: ['calls', 'tweets'].map((id) => ({
    id,
    connector: 'file',
    isLive: true,
    channels: [id === 'calls' ? 'phone' : 'twitter'],
    namesChannels: false,
    channelOf: (raw) => (raw === 'Line 1' ? 'phone' : undefined),
  })),
};

/** Contacts of one channel: 40 a week over two topics; waits around a typical one that depends on the topic. */
function contacts(
  channel: 'phone' | 'twitter',
  typicalSeconds: Readonly<Record<string, number>>,
): Interaction[] {
  const random = seeded(channel === 'phone' ? 11 : 29);
  const rows: Interaction[] = [];
  for (let openedAt = start + hour; openedAt < now; openedAt += weekMs / 40) {
    const topic = rows.length % 2 === 0 ? 'billing' : 'Sidewalk, broken';
    const wait = Math.round(
      typicalSeconds[topic]! * Math.exp(1.2 * (random() + random() - 1)) * 1000,
    );
    const answeredAt = openedAt + wait;
    rows.push(
      anInteraction({
        source: channel === 'phone' ? 'calls' : 'tweets',
        id: `${channel}-${rows.length}`,
        channel,
        topic,
        rawTopic: topic,
        openedAt,
        firstResponseAt: answeredAt < completeUntil ? answeredAt : null,
        measurable: ['firstResponseAt'],
      }),
    );
  }
  return rows;
}

let stores: Stores;
let reporter: Reporter;
let present: Instant = now;
const clock: Clock = { now: () => present };
const ask = (changes: Partial<ReportQuery> = {}) => reporter.report({ ...everything, ...changes });

async function save(
  source: string,
  interactions: readonly Interaction[],
  until: Instant,
): Promise<void> {
  await stores.interactions.savePage({
    source,
    interactions,
    recut: [],
    skipped:
      source === 'calls'
        ? [
            {
              key: 'x',
              reason: 'internal_channel',
              isFault: false,
              openedAt: brussels('2026-10-01 10:00'),
              channel: 'Line 9',
              sample: null,
            },
          ]
        : [],
    completeUntil: until,
    leaseEpoch: null,
  });
}

beforeAll(async () => {
  const measurer = createMeasurer({
    promises,
    calendarOf: () => null,
    limits: defaultLimits,
    ripeSeconds: defaultRipeSeconds,
  });
  stores = await createStores(await openDatabase('sqlite::memory:'), {
    measurer,
    zone,
    clock,
    channels: channels.map(({ id }) => id),
  });
  await save(
    'calls',
    contacts('phone', { billing: 9000, 'Sidewalk, broken': 1800 }),
    completeUntil,
  );
  await save(
    'tweets',
    contacts('twitter', { billing: 900, 'Sidewalk, broken': 1800 }),
    completeUntil,
  );
  reporter = createReporter({ stores, settings, clock });
});

describe('a report from the store', () => {
  it('takes the last four complete weeks, finds the gap, and leaves the equal topic alone', async () => {
    const report = await ask();
    expect(report.window.label).toBe('28 Sep - 25 Oct 2026 (weeks 40-43)');
    expect(report.completeUntil).toBe(completeUntil);
    const waits = report.comparisons.filter(({ metric }) => metric === 'first_response');
    const billing = waits.find(({ topic }) => topic === 'billing')!;
    expect(billing).toMatchObject({
      better: 'twitter',
      worse: 'phone',
      verdict: 'gap',
      severity: 'major',
    });
    expect(billing.ratioLow).toBeLessThan(10);
    expect(billing.ratioHigh).toBeGreaterThan(10);
    expect(waits.find(({ topic }) => topic === 'Sidewalk, broken')!.verdict).not.toBe('gap');
    expect(report.headline.sentence).toMatch(/^Not consistent: 1 of 2 topics$/);
    expect(report.headline.inconsistentTopicsBefore).toBe(1);
    expect(report.index.before).not.toBeNull();
  });

  it('shows in the matrix what the comparison shows', async () => {
    const { matrix, comparisons } = await ask();
    const cell = matrix.find(
      ({ topic, channel, metric }) =>
        topic === 'billing' && channel === 'phone' && metric === 'first_response',
    )!;
    const row = comparisons.find(({ id }) => id === cell.comparisonId)!;
    expect(cell).toMatchObject({ n: 80, verdict: 'gap', isBest: false });
    expect([cell.n, cell.median, cell.p90]).toEqual([
      row.estimates.phone!.n,
      row.estimates.phone!.median,
      row.estimates.phone!.p90,
    ]);
  });

  it('counts promises only where one was made, and thirteen weeks of trend', async () => {
    const { promises: ledger, trend, channels: states } = await ask();
    expect(new Set(ledger.map(({ channel }) => channel))).toEqual(new Set(['twitter']));
    expect(ledger.find(({ topic }) => topic === null)).toMatchObject({
      withinSeconds: 3600,
      made: 160,
    });
    const weeks = trend.filter(
      ({ channel, metric }) => channel === 'phone' && metric === 'first_response',
    );
    expect(weeks.map(({ n }) => n)).toEqual(Array.from({ length: 13 }, () => 40));
    expect(states.find(({ id }) => id === 'phone')).toMatchObject({
      contacts: 160,
      mappedShare: 1,
    });
  });

  it('counts what was left out, and knows the topics kept from a source’s own words', async () => {
    expect((await ask()).excluded).toEqual([{ reason: 'internal_channel', count: 1 }]);
    expect((await ask({ from: brussels('2026-10-05 00:00') })).excluded).toEqual([]);
    expect((await reporter.knownNames()).topics).toEqual(['billing', 'Sidewalk, broken']);
  });

  it('never lets a filter change a verdict', async () => {
    const whole = await ask();
    const part = await ask({ topics: ['billing'], channels: ['phone', 'twitter'] });
    expect(part.comparisons).toHaveLength(
      whole.comparisons.filter(({ topic }) => topic === 'billing').length,
    );
    expect(whole.comparisons).toEqual(expect.arrayContaining([...part.comparisons]));
  });

  it('says the same in CSV as in JSON', async () => {
    const report = await ask();
    const lines = comparisonsCsv(report).trimEnd().split('\r\n');
    expect(lines).toHaveLength(report.comparisons.length + 1);
    expect(lines[1]).toContain(String(report.comparisons[0]!.timesOutOf100));
  });

  it('cuts a window inside an hour to the contact', async () => {
    const from = start + hour + 10 * (weekMs / 40);
    const shown = await ask({ from, to: from + 2 * (weekMs / 40) + 1 });
    const later = await ask({ from: from + 1, to: from + 2 * (weekMs / 40) + 1 });
    const n = (report: typeof shown) => report.channels.find(({ id }) => id === 'phone')!.contacts;
    expect([n(shown), n(later)]).toEqual([3, 2]);
  });
});

describe('what a reporter keeps', () => {
  it('is the very same report while nothing changed, with one entity tag', async () => {
    const [one, other] = [await reporter.answer(everything), await reporter.answer(everything)];
    expect(other).toBe(one);
    expect(one.etag).toMatch(/^"[\w-]{43}"$/);
    expect(JSON.parse(jsonOf(one).toString())).toMatchObject({ revision: one.report.revision });
  });

  it('is forgotten when a stored figure changes', async () => {
    const before = await ask();
    await save(
      'tweets',
      [
        anInteraction({
          source: 'tweets',
          id: 'late',
          channel: 'twitter',
          openedAt: brussels('2026-10-20 10:00'),
          measurable: ['firstResponseAt'],
        }),
      ],
      completeUntil,
    );
    const after = await ask();
    expect(after.revision).not.toBe(before.revision);
    const n = (report: typeof before) =>
      report.channels.find(({ id }) => id === 'twitter')!.contacts;
    expect(n(after)).toBe(n(before) + 1);
  });
});

describe('a source that lags behind', () => {
  it('holds the pair back to the smaller end, each channel only as far as it is known', async () => {
    present = now + weekMs;
    await save('tweets', [], completeUntil + weekMs);
    const report = await ask({ from: brussels('2026-10-19 00:00'), to: completeUntil + weekMs });
    expect(report.completeUntil).toBe(completeUntil);
    const row = report.comparisons.find(
      ({ topic, metric }) => topic === null && metric === 'first_response',
    )!;
    expect(row.completeUntil).toBe(completeUntil);
    expect(report.channels.map(({ id, completeUntil: until }) => [id, until])).toEqual([
      ['phone', completeUntil],
      ['twitter', completeUntil + weekMs],
      ['email', null],
    ]);
  });

  it('makes what rests on it provisional once it is known to be broken', async () => {
    expect((await ask()).comparisons.some(({ isProvisional }) => !isProvisional)).toBe(true);
    await stores.sources.recordHealth('calls', {
      health: 'auth_failed',
      reason: 'key refused',
    });
    const report = await ask();
    expect(report.comparisons.every(({ isProvisional }) => isProvisional)).toBe(true);
    expect(report.sources[0]).toMatchObject({
      id: 'calls',
      health: 'auth_failed',
      healthReason: 'key refused',
    });
  });
});
