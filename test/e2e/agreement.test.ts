// Hard cases 5, 7 and 10 on every surface: REST, CSV, command line and page take their figures from one report.
import type { Comparison } from '../../src/domain/comparison.js';
import type { ConversationRead } from '../../src/domain/conversation.js';
import { minimalTimeline } from '../../src/domain/minimal-timeline.js';
import type { ConsistencyReport } from '../../src/report/consistency-report.js';
import { figuresIn } from '../../src/report/figures.js';
import { rowsIn } from '../support/csv-rows.js';
import { openHouse, type House } from '../support/house.js';
import { aConversation, brussels, event } from '../support/interactions.js';

const configuration = `
timezone: Europe/Brussels
calendars:
  office: { hours: { mon-fri: ["09:00-18:00"] } }
channels:
  phone:   { kind: voice, name: { en: Phone, nl: Telefoon } }
  twitter: { kind: social, name: X (Twitter) }
  email:   { kind: email, name: { en: E-mail, nl: E-mail }, calendar: office }
topics:
  billing: { name: { en: Billing, nl: Facturen }, match: [invoice] }
  faults:  { name: { en: Faults, nl: Storingen }, match: [outage] }
sources:
  desk: { connector: push, live: false }
`;

type Report = Pick<
  ConsistencyReport,
  'comparisons' | 'matrix' | 'escapes' | 'closedHours' | 'headline'
>;

interface Surfaces {
  readonly rest: Report;
  readonly csv: string;
  readonly page: string;
  readonly cliJson: Report;
  readonly cliCsv: string;
}

/** What each surface says of one window; `lang=en` so that the page's words are known. */
async function surfacesOf(
  house: House,
  query: Readonly<Record<string, string>>,
): Promise<Surfaces> {
  const search = new URLSearchParams(query).toString();
  const args = Object.entries(query).flatMap(([name, value]) => [`--${name}`, value]);
  return {
    rest: reportIn(await house.get(`/api/v1/report?${search}`)),
    csv: await house.get(`/api/v1/comparisons.csv?${search}`),
    page: await house.get(`/report?${search}`),
    cliJson: reportIn(await house.cli('report', ...args, '--format', 'json')),
    cliCsv: await house.cli('report', ...args, '--format', 'csv'),
  };
}

/** When a report was computed and a source last polled are all that may differ from surface to surface. */
function reportIn(text: string): Report {
  const instants = new Set(['computedAt', 'lastPolledAt']);
  return JSON.parse(text, (name, value: unknown) => (instants.has(name) ? null : value)) as Report;
}

/** Every surface against REST: the same object on the command line, the same digits in both CSVs. */
function expectAgreement({ rest, csv, cliJson, cliCsv }: Surfaces): void {
  expect(cliJson).toEqual(rest);
  const rows = rowsIn(csv);
  expect(rowsIn(cliCsv)).toEqual(rows);
  expect(rows.map(({ id }) => id)).toEqual(rest.comparisons.map(({ id }) => id));
  rest.comparisons.forEach((comparison, index) => {
    expect(digitsOf(rows[index]!)).toEqual(digitsIn(comparison));
  });
}

const text = (value: number | null | undefined): string => (value == null ? '' : String(value));

function digitsOf(row: Readonly<Record<string, string>>): readonly (string | undefined)[] {
  const own = ['N', 'Answered', 'Median', 'P90', 'Share', 'Mean'];
  const sides = ['better', 'worse'].flatMap((side) => own.map((column) => row[`${side}${column}`]));
  return [row['ratio'], row['timesOutOf100'], row['verdict'], row['q'], ...sides];
}

function digitsIn(comparison: Comparison): readonly string[] {
  const sides = [comparison.better, comparison.worse].flatMap((channel) => {
    const { n, answered, median, p90, share, mean } = comparison.estimates[channel]!;
    return [n, answered, median, p90, share, mean].map(text);
  });
  const { ratio, timesOutOf100, verdict, q } = comparison;
  return [text(ratio), text(timesOutOf100), verdict, text(q), ...sides];
}

const figures = figuresIn('en');
/** The page as a reader reads it. */
const words = (page: string): string =>
  page
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|\u00a0|\u202f/g, ' ')
    .replace(/\s+/g, ' ');
const cellOf = (report: Report, metric: string, channel: string) =>
  report.matrix.find((cell) => cell.metric === metric && cell.channel === channel);

describe('hard case 5 on every surface: an e-mail over a week-end', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(configuration);
    const mail = aConversation(
      [event('2026-09-04 17:55', 'customer'), event('2026-09-07 09:05', 'human')],
      { id: 'mail', channel: 'email', topics: ['invoice'] },
    );
    const call = aConversation(
      [event('2026-09-04 17:55', 'customer'), event('2026-09-04 18:00', 'human', 'connected')],
      { id: 'call', channel: 'phone', topics: ['invoice'] },
    );
    await house.save('desk', { conversations: [mail, call] }, brussels('2026-09-15 00:00'));
  }, 300_000);
  afterAll(() => house.close());

  it.each([
    ['customer', 63 * 3600 + 600],
    ['staffed', 600],
  ])(
    'waits as long by the %s clock in REST, CSV, on the command line and on the page',
    async (clock, seconds) => {
      const query = { from: '2026-09-01', to: '2026-09-15', clock, lang: 'en' };
      const surfaces = await surfacesOf(house, query);
      expectAgreement(surfaces);
      const { median, n } = cellOf(surfaces.rest, 'first_response', 'email')!;
      expect(n).toBe(1);
      expect(Math.abs(median! / seconds - 1)).toBeLessThan(0.01);
      const row = rowsIn(surfaces.csv).find(
        (one) => one['metric'] === 'first_response' && one['worse'] === 'email',
      )!;
      expect(row['worseMedian']).toBe(String(median));
      expect(words(surfaces.page)).toContain(figures.wait(median));
    },
  );

  it('loses exactly 63 hours to closed hours', async () => {
    const report = reportIn(await house.get('/api/v1/report?from=2026-09-01&to=2026-09-15'));
    expect(report.closedHours).toContainEqual({
      channel: 'email',
      topic: 'billing',
      answered: 1,
      customerSeconds: 63 * 3600 + 600,
      staffedSeconds: 600,
      closedSeconds: 63 * 3600,
      isAlwaysOpen: false,
    });
  });
});

describe('hard case 7 on every surface: a mail merged into a tweet of the same customer', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(configuration);
    const tweet: ConversationRead = aConversation(
      [
        event('2026-10-19 09:00', 'customer'),
        event('2026-10-19 10:00', 'human'),
        event('2026-10-19 11:00', 'human', 'solved'),
      ],
      { id: 'tweet', channel: 'twitter', customer: 'm-ann', topics: ['invoice'] },
    );
    const mail = aConversation(
      [
        event('2026-10-19 09:20', 'customer'),
        event('2026-10-19 09:40', 'human', 'merged', { into: 'tweet' }),
      ],
      { id: 'mail', channel: 'email', customer: 'm-ann', topics: ['invoice'] },
    );
    await house.save('desk', { conversations: [mail] }, brussels('2026-10-19 09:50'));
    await house.save('desk', { conversations: [tweet] }, brussels('2026-11-02 00:00'));
  }, 300_000);
  afterAll(() => house.close());

  it('is two waits, one resolution and one escape', async () => {
    const surfaces = await surfacesOf(house, { from: '2026-10-19', to: '2026-10-26', lang: 'en' });
    expectAgreement(surfaces);
    const { rest, page } = surfaces;
    const wait = (channel: string): number =>
      cellOf(rest, 'first_response', channel)?.median ?? NaN;
    expect(Math.abs(wait('twitter') / 3600 - 1)).toBeLessThan(0.01);
    expect(Math.abs(wait('email') / 2400 - 1)).toBeLessThan(0.01);
    expect(
      rest.closedHours?.map(({ channel, topic, customerSeconds }) => [
        channel,
        topic,
        customerSeconds,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['twitter', 'billing', 3600],
        ['email', 'billing', 2400],
      ]),
    );
    expect(cellOf(rest, 'resolution', 'email')).toBeUndefined();
    const solved = cellOf(rest, 'resolution', 'twitter')!;
    expect(solved.n).toBe(1);
    expect(Math.abs(solved.median! / 7200 - 1)).toBeLessThan(0.01);
    expect(rest.escapes?.filter(({ topic }) => topic === null)).toEqual([
      { topic: null, from: 'twitter', to: 'email', count: 1, contacts: 1, share: 1, linkable: 1 },
    ]);
    for (const seconds of [wait('twitter'), wait('email')]) {
      expect(words(page)).toContain(figures.wait(seconds));
    }
  });
});

describe('hard case 10 on every surface: another mix, the same service', () => {
  let house: House;
  const start = brussels('2026-07-20 00:00');
  const weekMs = 7 * 86_400_000;
  /** Even over thirteen weeks, at office hours, each wait around what its topic usually takes. */
  function contacts(channel: string, billingShare: number): ConversationRead[] {
    return Array.from({ length: 1000 }, (_, index) => {
      const week = Math.floor(index / 77);
      const inWeek = index % 77;
      const openedAt =
        start +
        week * weekMs +
        Math.floor(inWeek / 16) * 86_400_000 +
        (9 + (inWeek % 8)) * 3_600_000;
      const isBilling = (index * 7) % 100 < billingShare;
      const spread = 0.8 + ((index * 37) % 100) / 250;
      const seconds = Math.round((isBilling ? 600 : 3600) * spread);
      return minimalTimeline({
        id: `${channel}-${index}`,
        channel,
        openedAt,
        topics: [isBilling ? 'invoice' : 'outage'],
        firstResponseAt: openedAt + seconds * 1000,
      });
    });
  }

  beforeAll(async () => {
    house = await openHouse(configuration);
    const conversations = [...contacts('phone', 80), ...contacts('email', 20)];
    await house.save('desk', { conversations }, brussels('2026-11-16 00:00'));
  }, 300_000);
  afterAll(() => house.close());

  it('is consistent, near 50 times out of 100, while the raw figures say about 80 against e-mail', async () => {
    const query = { from: '2026-07-20', to: '2026-10-19', metrics: 'first_response', lang: 'en' };
    const surfaces = await surfacesOf(house, query);
    expectAgreement(surfaces);
    const { rest, page } = surfaces;
    const all = rest.comparisons.find(
      ({ topic, basis }) => topic === null && basis === 'customer',
    )!;
    expect(all.verdict).toBe('consistent');
    expect(all.timesOutOf100).toBeGreaterThanOrEqual(50);
    expect(all.timesOutOf100).toBeLessThan(53);
    const raw = all.unadjusted.timesOutOf100!;
    expect(all.worse === 'email' ? raw : 100 - raw).toBeGreaterThan(75);
    expect(all.unadjusted.composition).toBe(true);
    expect(rest.headline.verdict).not.toBe('gap');
    for (const channel of ['phone', 'email']) {
      const { median } = rest.matrix.find(
        (cell) => cell.channel === channel && cell.topic === 'billing',
      )!;
      expect(words(page)).toContain(figures.wait(median));
    }
  });
});
