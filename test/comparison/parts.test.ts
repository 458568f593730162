import { disperseAll } from '../../src/comparison/dispersion.js';
import { durationAxis } from '../../src/comparison/duration-axis.js';
import { effectOf, gapProbability } from '../../src/comparison/effect.js';
import { falseDiscoveryRates } from '../../src/comparison/false-discovery.js';
import { matchStrata } from '../../src/comparison/matched-strata.js';
import { meanAxis } from '../../src/comparison/mean-axis.js';
import { contactsUntilClear, contactsUntilEnough } from '../../src/comparison/more-contacts.js';
import { defaultComparisonSettings, toleranceOf } from '../../src/comparison/settings.js';
import { withinVariance } from '../../src/comparison/spreads.js';
import { openRawBlock, splitRaw } from '../../src/comparison/simpson.js';
import type { Contacts, Values } from '../../src/comparison/tallies.js';
import { scoreUnit } from '../../src/comparison/unit-scores.js';
import { groundsToRefuse, ruleOn, severityOf } from '../../src/comparison/verdict.js';
import { bucketGamma } from '../../src/domain/cell.js';
import { metricOf } from '../../src/domain/metric.js';
import { tCdf } from '../../src/statistics/distributions.js';
import { massOf, sortMass } from '../../src/statistics/mass.js';
import { overdispersion } from '../../src/statistics/overdispersion.js';

const settings = defaultComparisonSettings;

function values(n: number, mean: number, squares = 0): Values {
  return { kind: 'values', n, mean, squares };
}

describe('toleranceOf', () => {
  it('takes the margin of the catalogue unless told otherwise', () => {
    const csat = metricOf('csat');
    expect(toleranceOf(csat, 'scale_1_5', settings)).toEqual({ margin: 0.15, fullGap: 1 });
    const margins = { csat: 0.3 };
    expect(toleranceOf(csat, 'scale_1_5', { ...settings, margins }).margin).toBe(0.3);
    expect(toleranceOf(csat, 'scale_1_3', settings)).toEqual({ margin: 0.075, fullGap: 0.5 });
    expect(toleranceOf(metricOf('first_response'), 'customer', settings).margin).toBe(1.15);
  });
});

describe('withinVariance', () => {
  const one = new Map([[0, values(10, 0.5, 2.5)]]);
  const other = new Map([[0, values(10, 0.9, 0.9)]]);

  it('pools what values vary inside their stratum', () => {
    expect(withinVariance(scoreUnit(matchStrata(one, other)).spreads!, 1)).toBeCloseTo(
      3.4 / 18,
      12,
    );
  });

  it('falls back on whole channels where strata hold single contacts', () => {
    const strata = (means: readonly number[]) =>
      new Map(means.map((mean, key) => [key, values(1, mean)]));
    const matched = matchStrata(strata([0, 1, 1, 0]), strata([1, 1, 1, 0]));
    expect(withinVariance(scoreUnit(matched).spreads!, 1)).toBeCloseTo((1 + 0.75) / 6, 12);
  });

  it('never claims that like answers prove the next one', () => {
    const matched = matchStrata(new Map([[0, values(20, 1)]]), new Map([[0, values(19, 1)]]));
    const spreads = scoreUnit(matched).spreads!;
    expect(withinVariance(spreads, 1)).toBeCloseTo((1 / 40) * (39 / 40), 12);
    expect(withinVariance(spreads, 4)).toBeCloseTo(16 * (1 / 40) * (39 / 40), 12);
  });
});

describe('disperseAll', () => {
  const week = (score: number) => ({ score, weight: 10, varianceNull: 1 });
  /** phi = mean of squared steps over 2 / 100. */
  const alternating = (size: number, weeks = 8) =>
    Array.from({ length: weeks }, (_, index) => week(index % 2 === 0 ? size : -size));
  const cell = (topic: string | null, history: readonly ReturnType<typeof week>[]) => ({
    topic,
    own: overdispersion(history),
  });

  it('takes half of a topic from its own weeks and half from the topics of the pair', () => {
    const cells = [
      cell(null, alternating(5)),
      cell('a', alternating(1)),
      cell('b', alternating(2)),
    ];
    const found = disperseAll([{ family: 'f', cells }], settings);
    const phis = found[0]!.map((one) => one!.phi);
    // own: (2 size)^2 / 2
    expect(phis[0]).toBeCloseTo(50, 9);
    expect(phis[1]).toBeCloseTo((2 + (2 + 8) / 2) / 2, 9);
    expect(phis[2]).toBeCloseTo((8 + (2 + 8) / 2) / 2, 9);
    expect(found[0]![1]!.nu).toBeCloseTo((2 / 3) * 7, 12);
  });

  it('lends a new topic the figure of its pair, else of other pairs, marked provisional', () => {
    const young = cell('new', alternating(9, 3));
    const stranger = cell('new', []);
    const found = disperseAll(
      [
        { family: 'f', cells: [cell('a', alternating(1)), young] },
        { family: 'f', cells: [stranger] },
      ],
      settings,
    );
    const lent = { phi: expect.closeTo(2, 9), isProvisional: true };
    expect(found).toMatchObject([[{ isProvisional: false }, lent], [lent]]);
  });

  it('knows nothing where nobody has six weeks', () => {
    const cells = [cell(null, alternating(1, 5)), cell('a', alternating(1, 5))];
    const found = disperseAll([{ family: 'f', cells }], settings);
    expect(found).toEqual([[null, null]]);
  });
});

describe('the axes', () => {
  it('see a share from the channel that is worse', () => {
    const total = { score: -2, weight: 10, varianceNull: 1 };
    const higher = meanAxis(total, { kind: 'share', better: 'higher' });
    expect([higher.isAWorse, higher.estimate]).toEqual([true, 20]);
    const lower = meanAxis(total, { kind: 'share', better: 'lower' });
    expect([lower.isAWorse, lower.estimate]).toEqual([false, 20]);
    expect(higher.differenceAt(0)).toBe(20);
    expect(higher.scoreAt(20)).toBe(0);
  });

  it('see waits as the logarithm of their ratio', () => {
    const axis = durationAxis({ score: 4, weight: 10, varianceNull: 1 }, (shift) =>
      Math.max(-5, Math.min(5, 4 - 0.1 * shift)),
    );
    expect(axis.isAWorse).toBe(true);
    expect(axis.estimate).toBeCloseTo(40 * Math.log(bucketGamma), 9);
    expect(axis.differenceAt(1)).toBeCloseTo(30 * Math.log(bucketGamma), 9);
    expect(axis.differenceAt(6)).toBe(-Infinity);
    expect(axis.differenceAt(-6)).toBe(Infinity);
  });

  it('give an exact tie to the second channel by name', () => {
    const total = { score: 0, weight: 10, varianceNull: 1 };
    expect(meanAxis(total, { kind: 'rating', better: 'higher' }).isAWorse).toBe(false);
    expect(durationAxis(total, () => 0)).toMatchObject({ isAWorse: false, estimate: 0 });
  });
});

describe('effectOf', () => {
  const metric = metricOf('answer_correct');
  const total = { score: -2, weight: 10, varianceNull: 0.25 };
  const effect = effectOf({ total, scoreAt: () => 0 }, metric, { phi: 4, nu: 1e6 }, 0.9)!;

  it('widens the interval by the overdispersion', () => {
    const half = 100 * ((1.6448536 * Math.sqrt(4 * 0.25)) / 10);
    expect(effect.difference.low).toBeCloseTo(20 - half, 3);
    expect(effect.difference.high).toBeCloseTo(20 + half, 3);
  });

  it('asks how probable the difference is at the margin, either way', () => {
    const expected = tCdf(-(2 - 0.4), 1e6) + tCdf(-(2 + 0.4), 1e6);
    expect(gapProbability(effect, 4)).toBeCloseTo(expected, 9);
  });

  it('has no interval without overdispersion and no effect without counterpart', () => {
    const bare = effectOf({ total, scoreAt: () => 0 }, metric, null, 0.9)!;
    expect(bare.difference).toEqual({ value: 20, low: null, high: null });
    expect(gapProbability(bare, 4)).toBeNull();
    const never = { total: { ...total, weight: 0 }, scoreAt: () => 0 };
    expect(effectOf(never, metric, null, 0.9)).toBeNull();
  });
});

describe('ruleOn', () => {
  const margin = 5;
  const verdict = (low: number, high: number) =>
    ruleOn({ value: (low + high) / 2, low, high }, margin).verdict;

  it('calls a gap wholly beyond, consistent wholly inside, else nothing', () => {
    expect(verdict(5.1, 9)).toBe('gap');
    expect(verdict(-4.9, 4.9)).toBe('consistent');
    expect(verdict(-6, 4)).toBe('inconclusive');
    expect(verdict(4, 9)).toBe('inconclusive');
    expect(verdict(5.1, Infinity)).toBe('gap');
  });
});

describe('groundsToRefuse', () => {
  const fine = { contacts: 8, weight: 5, isLearned: true, mappedShare: 0.8, refusal: null };

  it('asks for contacts, counterparts, mapped topics and history, in that order', () => {
    const ground = (change: Partial<Parameters<typeof groundsToRefuse>[0]>) =>
      groundsToRefuse({ ...fine, ...change }, settings);
    expect(ground({})).toBeNull();
    expect(ground({ contacts: 7, weight: 0 })).toBe('too_few_contacts');
    expect(ground({ weight: 0 })).toBe('no_counterpart');
    expect(ground({ weight: 4.9, isLearned: false })).toBe('too_few_contacts');
    expect(ground({ mappedShare: 0.79, isLearned: false })).toBe('topics_unmapped');
    expect(ground({ refusal: 'not_linkable', mappedShare: 0 })).toBe('not_linkable');
    expect(ground({ isLearned: false })).toBe('history_too_short');
  });
});

describe('severityOf', () => {
  it('is minor to twice the margin, moderate to four times, major beyond', () => {
    expect([9, 10, 11, 20, 21].map((points) => severityOf(points, 5))).toEqual([
      'minor',
      'minor',
      'moderate',
      'moderate',
      'major',
    ]);
    expect(severityOf(Infinity, 0.1)).toBe('major');
    expect(severityOf(21, 5, 1)).toBe('moderate');
    expect(severityOf(1, 5, 1)).toBe('minor');
  });
});

describe('more contacts', () => {
  it('until there are enough of them and they meet', () => {
    expect(contactsUntilEnough(4, 16 / 9, settings)).toBe(8);
    expect(contactsUntilEnough(4, 6, settings)).toBe(4);
    expect(contactsUntilEnough(3, 0, settings)).toBe(5);
  });

  it('until the interval clears the margin', () => {
    const effect = { difference: { value: 10, low: 2, high: 18 } } as Parameters<
      typeof contactsUntilClear
    >[1];
    // the half width of 8 must shrink to 5: (8/5)^2 = 2.56 times as many
    expect(contactsUntilClear(100, effect, 5)).toBe(156);
    expect(contactsUntilClear(100, effect, 10)).toBeNull();
  });
});

describe('falseDiscoveryRates', () => {
  it('controls each family by itself and leaves out what was not tested', () => {
    const [first, other, second] = falseDiscoveryRates([
      { probabilities: [0.01, NaN], family: 'one' },
      { probabilities: [0.04], family: 'other' },
      { probabilities: [0.04, 0.02], family: 'one' },
    ]);
    expect(first?.[0]).toBeCloseTo(0.03, 12);
    expect(first?.[1]).toBeNaN();
    expect(second?.[1]).toBeCloseTo(0.03, 12);
    expect(second?.[0]).toBeCloseTo(0.04, 12);
    expect(other?.[0]).toBeCloseTo(0.04, 12);
  });
});

describe('splitRaw', () => {
  const medians = { raw: [null, null], own: () => null } as const;

  it('splits a share into service and mix as Kitagawa does', () => {
    const groups = [
      { a: values(300, 0.06), b: values(50, 0.05) },
      { a: values(50, 0.6), b: values(200, 0.5) },
    ];
    const asked = { metric: metricOf('unanswered'), variant: 'none' } as const;
    const { difference, service } = splitRaw([openRawBlock(groups)], asked, medians);
    expect(difference).toBeCloseTo(-27.2857142857, 9);
    expect(service).toBeCloseTo(5.2428571428, 9);
  });

  it('comes to the same in however many blocks the topics are looked at', () => {
    const waits = (n: number, bucket: number): Contacts => ({
      ...{ kind: 'waits', n },
      sorted: sortMass(massOf([bucket + 40, ...Array.from({ length: n - 1 }, () => bucket)])),
    });
    const groups = Array.from({ length: 9 }, (_, at) => ({
      a: at === 4 ? null : waits(10 + at, 400 + 3 * at),
      b: at === 7 ? null : waits(30 - 2 * at, 420 - at),
    }));
    const asked = { metric: metricOf('first_response'), variant: 'customer' } as const;
    const own = {
      raw: [500, 400],
      own: (_: unknown, make: () => number | null) => make(),
    } as const;
    const whole = splitRaw([openRawBlock(groups)], asked, own);
    const inThree = [0, 3, 6].map((from) => openRawBlock(groups.slice(from, from + 3)));
    expect(whole.service).not.toBeNull();
    expect(splitRaw(inThree, asked, own).service).toBeCloseTo(whole.service!, 9);
  });

  it('counts what only one channel has as mix', () => {
    const groups = [
      { a: values(10, 0.5), b: values(10, 0.5) },
      { a: values(10, 1), b: null },
    ];
    const asked = { metric: metricOf('unanswered'), variant: 'none' } as const;
    expect(splitRaw([openRawBlock(groups)], asked, medians)).toEqual({
      difference: 25,
      service: 0,
    });
  });
});
