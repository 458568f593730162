// What a company hands in beside its sources: vendors' figures, revenue, referrals, employees' answers.
import { minimalTimeline } from '../../src/domain/minimal-timeline.js';
import { earnedGrowth } from '../../src/domain/earned-growth.js';
import type { ConsistencyReport } from '../../src/report/consistency-report.js';
import type { Textual } from '../../src/report/formats/report-json.js';
import { openHouse, type House } from '../support/house.js';
import { brussels } from '../support/interactions.js';

const configuration = `
timezone: Europe/Brussels
channels:
  phone: { kind: voice }
supplied: { revenue: revenue.csv, referrals: referrals.csv, employees: employees.csv }
sources:
  calls:
    connector: push
    live: false
    figures: { path: figures.csv, leavesOutUnanswered: true }
`;
const query = 'from=2026-09-07&to=2026-09-14';
const header = 'measure,statistic,channel,from,to,value,within';
const figures = (mean: number, level: number): string =>
  [
    header,
    `first_response,mean,phone,2026-09-07,2026-09-14,${mean},`,
    `promise_kept,share,phone,2026-09-07,2026-09-14,${level},120`,
    `contacts,count,phone,2026-09-07,2026-09-14,2,`,
  ].join('\n');
const call = (id: string, seconds: number | null) => {
  const openedAt = brussels('2026-09-08 10:00');
  const firstResponseAt = seconds === null ? null : openedAt + seconds * 1000;
  return minimalTimeline({ id, channel: 'phone', openedAt, firstResponseAt });
};

describe('files handed in beside the sources', () => {
  let house: House;
  const report = async (): Promise<Textual<ConsistencyReport>> =>
    JSON.parse(await house.get(`/api/v1/report?${query}`)) as Textual<ConsistencyReport>;
  /** Everything the report counts itself. */
  const own = async (): Promise<string> => {
    const { matrix, comparisons, promises, closedHours } = await report();
    return JSON.stringify({ matrix, comparisons, promises, closedHours });
  };

  beforeAll(async () => {
    house = await openHouse(configuration);
    const { space } = house;
    space.write('figures.csv', figures(80, 1));
    space.write(
      'revenue.csv',
      'customer,period,amount,acquired\nann,2024,100,\nbob,2024,100,\nann,2025,120,\ncy,2025,50,earned\ndi,2025,70,bought\n',
    );
    space.write(
      'referrals.csv',
      'date,channel,topic,nps,told\n2026-09-08,phone,billing,10,yes\n2026-09-09,phone,billing,9,no\n2026-09-09,phone,billing,6,no\n2026-10-09,phone,billing,9,no\n',
    );
    const answers = Array.from(
      { length: 10 },
      (_, index) =>
        `2026-09-0${1 + (index % 9)},desk,phone,${index < 6 ? 9 : 5},${index < 4 ? 'no' : 'yes'}`,
    );
    space.write(
      'employees.csv',
      ['date,team,channel,enps,proud', ...answers, '2026-09-01,night,phone,10,yes'].join('\n'),
    );
    const conversations = [call('1', 60), call('2', 100), call('3', null)];
    await house.save('calls', { conversations }, brussels('2026-09-20 00:00'));
    await house.cli('poll');
  }, 60_000);
  afterAll(() => house.close());

  it('puts the vendor’s figure beside ours, with the steps between them', async () => {
    const { reconciliation } = await report();
    expect(reconciliation).toHaveLength(1);
    const [mean, level, count] = reconciliation![0]!.figures;
    expect(mean).toMatchObject({ theirs: 80, unexplained: 0, isExplained: true });
    expect(mean!.steps.map(({ reason, contacts }) => [reason, contacts])).toEqual([
      ['unanswered', 1],
    ]);
    expect(level).toMatchObject({ theirs: 1, ours: 0.666667, isExplained: true });
    expect(count).toMatchObject({ theirs: 2, ours: 3, difference: -1, isExplained: true });
    expect(reconciliation![0]!.jumps).toEqual([]);
  });

  it('hard case 12: names the day a vendor changed its rule for past dates, while our figures stay byte-identical', async () => {
    const before = await own();
    house.space.write('figures.csv', figures(80, 0.5));
    await house.cli('poll');
    expect(await own()).toBe(before);
    const { reconciliation } = await report();
    expect(reconciliation![0]!.jumps).toEqual([
      {
        channel: 'phone',
        measure: 'promise_kept',
        statistic: 'share',
        from: '2026-09-06T22:00:00Z',
        to: '2026-09-13T22:00:00Z',
        before: 1,
        after: 0.5,
        seenAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/) as string,
      },
    ]);
    expect(reconciliation![0]!.figures[1]).toMatchObject({ isExplained: false, unexplained: -0.5 });
  });

  it('shows earned growth, silent promoters and pride, and no team of fewer than ten answers', async () => {
    const { earnedGrowth: growth, silentPromoters, pride } = await report();
    expect(growth).toEqual([
      {
        ...{ period: '2025', before: '2024', base: 200 },
        ...{ returning: 120, earned: 50, bought: 70, unmarked: 0, growth: -0.15 },
      },
    ]);
    expect(silentPromoters).toEqual([
      { channel: 'phone', topic: 'billing', promoters: 2, silent: 1, share: 0.5 },
    ]);
    expect(pride).toEqual([
      { team: 'desk', channel: 'phone', answers: 10, score: 20, proudShare: 0.6 },
    ]);
  });

  it('reads the same on the page, in both languages', async () => {
    const page = async (path: string): Promise<string> =>
      (await house.get(path)).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    const sources = await page(`/sources?${query}&lang=en`);
    expect(sources).toMatch(
      /calls phone Contacts, number .* 2 3 the unanswered count \(1 contact\): 3/,
    );
    expect(sources).toContain('50 % stays unexplained');
    const english = await page(`/report?${query}&lang=en`);
    expect(english).toMatch(
      /calls: Promise kept \(share\), phone of .* was 100 % and is 50 % since/,
    );
    expect(english).toMatch(/Earned growth .* 2025 120 50 70 0 -15 %/);
    expect(english).toContain('Silent promoters');
    const dutch = await page(`/report?${query}&lang=nl`);
    expect(dutch).toContain('Leveranciers die hun regel veranderden');
    expect(dutch).toContain('Verdiende groei');
    expect(dutch).toContain('Stille promotors');
  });

  it('names a broken file by its line and leaves the figures before it standing', async () => {
    house.space.write('revenue.csv', 'customer,period,amount,acquired\nann,2024,much,\n');
    await house.cli('poll');
    expect((await report()).earnedGrowth).toHaveLength(1);
  });
});

describe('earned growth', () => {
  it('has no rate without a base, and needs two periods', () => {
    const revenue = { customer: 'ann', amount: 0, acquired: null };
    expect(earnedGrowth([{ ...revenue, period: '2024' }])).toEqual([]);
    const two = [
      { ...revenue, period: '2024' },
      { ...revenue, period: '2025', amount: 10 },
    ];
    expect(earnedGrowth(two)).toMatchObject([{ base: 0, growth: null, unmarked: 10 }]);
  });
});
