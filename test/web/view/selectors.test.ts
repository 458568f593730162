import { alsoWorse, gapTopics } from '../../../src/web/view/gap-topics.js';
import { gapStanding } from '../../../src/web/view/gap-standing.js';
import { facetsOf } from '../../../src/web/view/facets.js';
import { overallCells } from '../../../src/web/view/overall.js';
import { satisfiedShare } from '../../../src/web/view/satisfied.js';
import { channelsOf, topicRows } from '../../../src/web/view/topic-rows.js';
import { trendWord } from '../../../src/web/view/trend-word.js';
import { whyVerdict } from '../../../src/web/view/why-verdict.js';
import { reportFixture } from '../../support/report-fixture.js';

const report = reportFixture();
const question = {
  metric: 'first_response',
  valueOf: ({ median }: { median: number | null }) => median,
  nameOf: (topic: string | null) => topic ?? '',
} as const;

describe('rows of a drawing', () => {
  it('come with gaps first, largest first, and those not known last', () => {
    const rows = topicRows(report, { ...question, order: 'gap' });
    const verdicts = rows.map(({ verdict }) => verdict);
    expect(verdicts.lastIndexOf('gap')).toBeLessThan(verdicts.indexOf('inconclusive'));
    const ratios = rows
      .filter(({ verdict }) => verdict === 'gap')
      .map(({ comparison }) => comparison!.ratio!);
    expect(ratios).toEqual([...ratios].sort((a, b) => b - a));
  });

  it('come by name or slowest first where asked', () => {
    const names = topicRows(report, { ...question, order: 'name' }).map(({ topic }) => topic);
    expect(names).toEqual([...names].sort());
    const slowest = topicRows(report, { ...question, order: 'slowest' }).map(
      ({ dots }) => dots.at(-1)!.value!,
    );
    expect(slowest).toEqual([...slowest].sort((a, b) => b - a));
  });

  it('hold every channel of the matrix from fast to slow, those not reached last', () => {
    const unreached = {
      ...report,
      matrix: report.matrix.map((cell) =>
        cell.channel === 'twitter' ? { ...cell, median: null, stillWaiting: 3 } : cell,
      ),
    };
    const [row] = topicRows(unreached, { ...question, order: 'gap' });
    expect(row!.dots.map(({ channel }) => channel)).toEqual(['chat', 'email', 'phone', 'twitter']);
    expect(channelsOf(report, [row!])).toEqual(['twitter', 'phone', 'email', 'chat']);
  });
});

describe('the largest gaps', () => {
  it('name each topic once', () => {
    const topics = gapTopics(report).map(({ topic }) => topic);
    expect(new Set(topics).size).toBe(topics.length);
    expect(topics).not.toContain(null);
  });

  it('are told with wrong answers before other things the same channel does worse', () => {
    const [gap] = gapTopics(report);
    const also = alsoWorse(report, gap!);
    expect(also).toMatchObject({ metric: 'answer_correct', worse: gap!.worse, topic: gap!.topic });
  });
});

describe('the row over all topics', () => {
  it('has each channel once, the best without a verdict', () => {
    const cells = overallCells(report, 'first_response');
    expect(cells.map(({ channel }) => channel).sort()).toEqual([
      'chat',
      'email',
      'phone',
      'twitter',
    ]);
    expect(cells.filter(({ isBest }) => isBest)).toHaveLength(1);
    expect(cells.find(({ isBest }) => isBest)!.verdict).toBeNull();
  });

  it('is empty where nothing spans topics', () => {
    const single = {
      ...report,
      comparisons: report.comparisons.filter(({ topic }) => topic !== null),
    };
    expect(overallCells(single, 'first_response')).toEqual([]);
  });
});

describe('the satisfied share', () => {
  it('counts 4 and 5 of 5, whichever comparison holds the counts', () => {
    const shareOf = satisfiedShare(report);
    const cell = report.matrix.find(
      ({ metric, topic }) => metric === 'csat' && topic === 'billing',
    )!;
    const counts = report.comparisons.find(
      (one) => one.metric === 'csat' && one.topic === 'billing' && cell.channel in one.estimates,
    )!.estimates[cell.channel]!.counts!;
    const all = Object.values(counts).reduce((a, b) => a + b, 0);
    expect(shareOf(cell)).toBeCloseTo((counts['4']! + counts['5']!) / all, 12);
  });

  it('is unknown where no counts are', () => {
    const cell = report.matrix.find(({ metric }) => metric === 'csat')!;
    expect(satisfiedShare({ ...report, comparisons: [] })(cell)).toBeNull();
  });
});

describe('why a difference is there', () => {
  it('is the service, the mix, both, or the other way round', () => {
    const says = (total: number, mix: number) =>
      whyVerdict({
        total,
        parts: [
          { part: 'mix', value: mix },
          { part: 'rest', value: total - mix },
        ],
      });
    expect(says(100, 10)).toBe('service');
    expect(says(100, -40)).toBe('service');
    expect(says(100, 90)).toBe('mix');
    expect(says(100, 50)).toBe('both');
    expect(says(-5, 3)).toBe('turned');
  });
});

describe('the trend word', () => {
  const gap = gapTopics(report)[0]!;
  const before = (ratio: number, verdict: 'gap' | 'consistent' = 'gap'): typeof report => ({
    ...report,
    comparisons: [{ ...gap, ratio, verdict }],
  });

  it('is said only where the change is larger than the noise', () => {
    expect(trendWord(gap, before(gap.ratio! * 1.02))).toBe('steady');
    expect(trendWord(gap, before(gap.ratioLow! * 0.5))).toBe('growing');
    expect(trendWord(gap, before(gap.ratioHigh! * 2))).toBe('shrinking');
    expect(trendWord(gap, before(1, 'consistent'))).toBe('new');
    expect(trendWord(gap, null)).toBeNull();
    expect(trendWord(gap, { ...report, comparisons: [] })).toBeNull();
    const few = Object.fromEntries(
      Object.entries(gap.estimates).map(([id, own]) => [id, { ...own, n: 3 }]),
    );
    const scarce = { ...gap, verdict: 'inconclusive' as const, estimates: few };
    expect(trendWord(gap, { ...report, comparisons: [scarce] })).toBeNull();
  });
});

describe('how a gap stands', () => {
  const now = Date.UTC(2026, 9, 26);
  const gap = { ...report.gaps[0]!, acknowledgedAt: null, snoozedUntil: null, acceptedUntil: null };

  it('is what still holds: accepted and snoozed end by themselves', () => {
    expect(gapStanding(gap, now)).toBe('open');
    expect(gapStanding({ ...gap, acknowledgedAt: now - 1 }, now)).toBe('acknowledged');
    expect(gapStanding({ ...gap, snoozedUntil: now + 1 }, now)).toBe('snoozed');
    expect(gapStanding({ ...gap, snoozedUntil: now }, now)).toBe('open');
    expect(gapStanding({ ...gap, acceptedUntil: now + 1, snoozedUntil: now + 1 }, now)).toBe(
      'accepted',
    );
    expect(gapStanding({ ...gap, state: 'resolved', acceptedUntil: now + 1 }, now)).toBe(
      'resolved',
    );
  });
});

describe('small multiples', () => {
  it('are one per channel with figures, at most twelve, with the gaps in which it is the worse', () => {
    const facets = facetsOf(report)!;
    expect(facets.facets.map(({ channel }) => channel)).toEqual([
      'twitter',
      'phone',
      'email',
      'chat',
    ]);
    expect(facets.weeks).toHaveLength(12);
    expect(facets.facets.find(({ channel }) => channel === 'phone')!.gaps.length).toBeGreaterThan(
      0,
    );
    expect(facets.facets.find(({ channel }) => channel === 'twitter')!.gaps).toEqual([]);
  });

  it('are none where nothing was measured', () => {
    expect(facetsOf({ ...report, trend: [] })).toBeNull();
  });
});
