// Every figure is equal on the page, in CSV, over REST and on the command line, whatever the filters.
import fc from 'fast-check';
import { reportCommand } from '../../src/cli/report.js';
import type { ConversationRead } from '../../src/domain/conversation.js';
import { minimalTimeline } from '../../src/domain/minimal-timeline.js';
import type { Comparison } from '../../src/domain/comparison.js';
import type { ConsistencyReport, MatrixCell } from '../../src/report/consistency-report.js';
import { figuresIn } from '../../src/report/figures.js';
import { satisfiedShare } from '../../src/web/view/satisfied.js';
import { rowsIn } from '../support/csv-rows.js';
import { openHouse, type House } from '../support/house.js';
import { brussels } from '../support/interactions.js';

const configuration = `
timezone: Europe/Brussels
calendars:
  office: { hours: { mon-fri: ["09:00-18:00"] } }
channels:
  phone:   { kind: voice, name: { en: Phone, nl: Telefoon }, calendar: office }
  twitter: { kind: social, name: X (Twitter) }
  email:   { kind: email, name: { en: E-mail, nl: E-mail }, calendar: office }
topics:
  billing: { name: { en: Billing, nl: Facturen }, match: [billing] }
  faults:  { name: { en: Faults, nl: Storingen }, match: [faults] }
  moving:  { name: { en: Moving, nl: Verhuizen }, match: [moving] }
promises:
  - { channel: phone, metric: first_response, within: 10m }
  - { channel: twitter, metric: first_response, within: 1h }
  - { channel: email, metric: first_response, within: 8h, clock: staffed }
sources:
  desk: { connector: push, live: false }
`;

const [topics, channels] = [
  ['billing', 'faults', 'moving'],
  ['phone', 'twitter', 'email'],
] as const;
const metrics = ['first_response', 'resolution', 'promise_kept', 'csat', 'answer_correct'] as const;
const runs = process.env.UNISON_FULL ? 200 : 8;
const begin = brussels('2026-09-07 00:00');
const days = 35;
const dayMs = 86_400_000;

/** Contacts of five weeks, from a small seeded generator; some never answered, some rated. */
function contacts(): readonly ConversationRead[] {
  let state = 20261026;
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const usual = { phone: 500, twitter: 2400, email: 30_000 };
  return Array.from({ length: 900 }, (_, index) => {
    const channel = channels[Math.floor(next() * 3)]!;
    const topic = topics[Math.floor(next() * 3)]!;
    const openedAt = begin + Math.floor(next() * days * dayMs);
    const slow = channel === 'phone' && topic === 'billing' ? 6 : 1;
    const waits = (usual[channel] * slow * (0.3 + 2 * next())) | 0;
    const isAnswered = next() > 0.06;
    const firstResponseAt = isAnswered ? openedAt + waits * 1000 : null;
    return minimalTimeline({
      ...{ id: `c${index}`, channel, topics: [topic], openedAt, firstResponseAt },
      resolvedAt: isAnswered ? openedAt + waits * 2500 : null,
      transfers: next() > 0.8 ? 1 : 0,
      answerCorrect: next() > (channel === 'phone' ? 0.35 : 0.1),
      ratings:
        next() > 0.6 ? [{ metric: 'csat', value: 1 + Math.floor(next() * 5), scale: '1-5' }] : [],
    });
  });
}

const subset = (names: readonly string[]) =>
  fc.option(fc.subarray([...names], { minLength: 1 }), { nil: undefined, freq: 1 });
const filters = fc
  .record({
    first: fc.integer({ min: 0, max: days - 8 }),
    length: fc.integer({ min: 7, max: 28 }),
    topics: subset(topics),
    channels: subset(channels),
    metrics: subset(metrics),
    clock: fc.constantFrom('customer', 'staffed'),
    basis: fc.constantFrom('customer', 'promise', 'both'),
    lang: fc.constantFrom<'en' | 'nl'>('en', 'nl'),
  })
  .map(({ first, length, ...rest }) => ({
    from: dayText(first),
    to: dayText(Math.min(days, first + length)),
    ...rest,
  }));
type Filters = typeof filters extends fc.Arbitrary<infer Value> ? Value : never;

function dayText(day: number): string {
  return new Date(begin + day * dayMs + dayMs / 2).toISOString().slice(0, 10);
}

function parametersOf(asked: Filters): Readonly<Record<string, string>> {
  const entries = Object.entries(asked).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** The report as JSON without what may differ: when it was computed, when a source was last polled. */
function reportIn(text: string): ConsistencyReport {
  const instants = new Set(['computedAt', 'lastPolledAt']);
  return JSON.parse(text, (name, value: unknown) =>
    instants.has(name) ? null : value,
  ) as ConsistencyReport;
}

const text = (value: number | null | undefined): string => (value == null ? '' : String(value));

function expectRow(row: Readonly<Record<string, string>>, comparison: Comparison): void {
  const { id, verdict, ratio, ratioLow, timesOutOf100, difference, q } = comparison;
  const shown = {
    id,
    verdict,
    ratio,
    ratioLow,
    timesOutOf100,
    q,
    differenceValue: difference.value,
  };
  for (const [name, value] of Object.entries(shown)) {
    expect(`${name} ${row[name]}`).toBe(
      `${name} ${typeof value === 'string' ? value : text(value)}`,
    );
  }
  for (const side of ['better', 'worse'] as const) {
    const { n, answered, median, p90, share, mean } = comparison.estimates[comparison[side]]!;
    const own = { N: n, Answered: answered, Median: median, P90: p90, Share: share, Mean: mean };
    for (const [name, value] of Object.entries(own))
      expect(`${name} ${row[side + name]}`).toBe(`${name} ${text(value)}`);
  }
}

interface PageFigure {
  readonly topic: string | null;
  readonly channel: string;
  readonly metric: string;
  readonly text: string;
}

const plain = (html: string): string =>
  html.replace(/&nbsp;|\u00a0|\u202f/g, ' ').replace(/&amp;/g, '&');

/** Every figure of a table that opens the contacts behind it. */
function figuresOn(page: string): readonly PageFigure[] {
  const found = page.matchAll(/class="behind" href="([^"]+)"[^>]*>([^<]*)</g);
  return [...found].map(([, href = '', figure = '']) => {
    const { searchParams } = new URL(plain(href), 'http://house');
    return {
      topic: searchParams.get('topic'),
      channel: searchParams.get('channel')!,
      metric: searchParams.get('metric')!,
      text: plain(figure),
    };
  });
}

/** Every cell on the page is REST's to the digit, and every cell of REST's waits is on the page. */
function expectPage(page: string, report: ConsistencyReport): number {
  const write = figuresIn(report.lang);
  const satisfied = satisfiedShare(report);
  const shown = figuresOn(page).filter(({ topic }) => topic !== null);
  const keyOf = (one: Pick<MatrixCell, 'topic' | 'channel' | 'metric'> | PageFigure): string =>
    `${one.metric} ${one.topic} ${one.channel}`;
  const cells = new Map(report.matrix.map((cell) => [keyOf(cell), cell]));
  for (const figure of shown) {
    const cell = cells.get(keyOf(figure))!;
    const isWait = cell.metric === 'first_response';
    const expected = isWait ? write.wait(cell.median) : write.percent(satisfied(cell));
    expect(`${keyOf(figure)} ${figure.text}`).toBe(`${keyOf(figure)} ${plain(expected)}`);
  }
  if (page.includes('id="waits"')) {
    const waits = report.matrix.filter(
      ({ metric, n, median, stillWaiting }) =>
        metric === 'first_response' && n > 0 && (median !== null || stillWaiting > 0),
    );
    const keys = new Set(shown.map(keyOf));
    expect(waits.filter((cell) => !keys.has(keyOf(cell))).map(keyOf)).toEqual([]);
    expect(plain(page)).toContain(plain(report.headline.sentence));
    expect(plain(page)).toContain(`class="index-value">${write.index(report.index.value)}<`);
  }
  return shown.length;
}

describe('random filters', () => {
  let house: House;
  let path: string;
  const before = { ...process.env };

  beforeAll(async () => {
    house = await openHouse(configuration);
    await house.save('desk', { conversations: contacts() }, begin + days * dayMs);
    path = house.configuration.path;
    process.env.DATABASE_URL = house.space.databaseUrl;
    process.env.LOG_LEVEL = 'error';
  }, 300_000);
  afterAll(async () => {
    process.env = before;
    await house.close();
  });

  /** `unison report` in this process, so that two hundred of them do not take an hour. */
  async function commandLine(query: Readonly<Record<string, string>>, format: string) {
    const written: string[] = [];
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    });
    const args = Object.entries(query).flatMap(([name, value]) => [`--${name}`, value]);
    try {
      await reportCommand([...args, '--format', format, '--config', path]);
    } finally {
      write.mockRestore();
    }
    return written.join('');
  }

  it(`give the same figures on page, CSV, REST and command line (${runs} sets)`, async () => {
    let [compared, onPages] = [0, 0];
    await fc.assert(
      fc.asyncProperty(filters, async (asked) => {
        const query = parametersOf(asked);
        const search = new URLSearchParams(query).toString();
        const rest = reportIn(await house.get(`/api/v1/report?${search}`));
        expect(reportIn(await commandLine(query, 'json'))).toEqual(rest);
        const csv = rowsIn(await house.get(`/api/v1/comparisons.csv?${search}`));
        expect(rowsIn(await commandLine(query, 'csv'))).toEqual(csv);
        expect(csv).toHaveLength(rest.comparisons.length);
        rest.comparisons.forEach((comparison, index) => {
          expectRow(csv[index]!, comparison);
        });
        onPages += expectPage(await house.get(`/report?${search}`), rest);
        compared += rest.comparisons.length;
      }),
      { numRuns: runs, seed: 20261122 },
    );
    expect(compared).toBeGreaterThan(runs);
    expect(onPages).toBeGreaterThan(runs);
    console.info(
      `${runs} filter sets: ${compared} comparisons, ${onPages} cells on pages, all equal`,
    );
  }, 1_800_000);
});
