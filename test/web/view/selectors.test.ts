import { alsoWorse, gapTopics } from '../../../src/web/view/gap-topics.js';
import { gapStanding } from '../../../src/web/view/gap-standing.js';
import { facetsOf } from '../../../src/web/view/facets.js';
import { overallCells } from '../../../src/web/view/overall.js';
import { satisfiedShare } from '../../../src/web/view/satisfied.js';
import { channelsOf, topicRows } from '../../../src/web/view/topic-rows.js';
import { trendWord } from '../../../src/web/view/trend-word.js';
import { whyTree } from '../../../src/web/view/why-tree.js';
import { reportFixture } from '../../support/report-fixture.js';
import { staffedTwin } from '../../support/web-pages.js';

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

describe('a difference taken apart', () => {
  const comparison = report.comparisons.find(
    ({ metric, topic }) => metric === 'first_response' && topic === null,
  )!;

  it('adds up exactly, with and without opening hours', () => {
    for (const staffed of [null, staffedTwin(report)]) {
      const tree = whyTree(comparison, staffed)!;
      const sum = tree.parts.reduce((total, { seconds }) => total + seconds, 0);
      expect(sum).toBeCloseTo(tree.total, 6);
    }
    expect(whyTree(comparison, staffedTwin(report))!.parts.map(({ part }) => part)).toEqual([
      'opening_hours',
      'mix',
      'rest',
    ]);
  });

  it('turns the sign where the staffed clock names the other channel as the better one', () => {
    const staffed = staffedTwin(report);
    const turned = {
      ...staffed,
      comparisons: staffed.comparisons.map((one) =>
        one.id === comparison.id ? { ...one, better: one.worse, worse: one.better } : one,
      ),
    };
    const straight = whyTree(comparison, staffed)!.parts[0]!.seconds;
    expect(whyTree(comparison, turned)!.parts[0]!.seconds).toBeGreaterThan(straight);
  });

  it('is nothing for shares', () => {
    const share = report.comparisons.find(({ metric }) => metric === 'promise_kept')!;
    expect(whyTree(share, null)).toBeNull();
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
