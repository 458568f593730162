import { benjaminiYekutieli, bonferroni, holm } from '../../src/statistics/adjusted-p.js';
import { benjaminiHochberg } from '../../src/statistics/benjamini-hochberg.js';
import { breslowDayP } from '../../src/statistics/breslow-day.js';
import { bucketWinProbability } from '../../src/statistics/bucket-win-probability.js';
import {
  cochranMantelHaenszel,
  pooledOddsRatio,
  pooledRiskDifference,
} from '../../src/statistics/cochran-mantel-haenszel.js';
import { sequenceHalfWidth, sequenceRho } from '../../src/statistics/confidence-sequence.js';
import { normalTwoSidedP, tQuantile } from '../../src/statistics/distributions.js';
import { eBenjaminiHochberg } from '../../src/statistics/e-bh.js';
import { detectAlong } from '../../src/statistics/e-detector.js';
import { halfNormalMixture } from '../../src/statistics/half-normal-mixture.js';
import {
  hodgesLehmann,
  hodgesLehmannRatio,
  hodgesLehmannShift,
} from '../../src/statistics/hodges-lehmann.js';
import {
  kaplanMeierCurve,
  restrictedMean,
  survivalQuantile,
} from '../../src/statistics/kaplan-meier-curve.js';
import { kaplanMeierMass } from '../../src/statistics/kaplan-meier.js';
import { kitagawa } from '../../src/statistics/kitagawa.js';
import { krippendorffAlpha } from '../../src/statistics/krippendorff-alpha.js';
import { bucketQuantile, logBuckets } from '../../src/statistics/log-buckets.js';
import { logRank } from '../../src/statistics/log-rank.js';
import { mannWhitney } from '../../src/statistics/mann-whitney.js';
import { massOf, type Mass } from '../../src/statistics/mass.js';
import { newcombe } from '../../src/statistics/newcombe.js';
import { overdispersion, phiSafe } from '../../src/statistics/overdispersion.js';
import {
  prepareStratum,
  scorePrepared,
  scoreStratum,
  vanElteren,
  type Stratum,
} from '../../src/statistics/van-elteren.js';
import { weightedQuantile } from '../../src/statistics/weighted-quantile.js';
import { wilson } from '../../src/statistics/wilson.js';
import { xmrLimits } from '../../src/statistics/xmr-limits.js';
import { permutationP } from './permutation.js';
import { differences, referenceCases } from './stat-vectors.js';

type Numbers = readonly number[];
interface TwoSamples {
  readonly x: Numbers;
  readonly y: Numbers;
}
interface Censored {
  readonly timeA: Numbers;
  readonly eventA: Numbers;
  readonly timeB: Numbers;
  readonly eventB: Numbers;
  readonly tau: number;
  readonly strata: Numbers | null;
}
interface Rollup {
  readonly week: number;
  readonly topic: number;
  readonly slot: number;
  readonly channel: string;
  readonly buckets: Readonly<Record<string, number>>;
}
interface Engine {
  readonly rollups: readonly Rollup[];
  readonly relativeAccuracy: number;
  readonly worseChannel: string;
  readonly marginRatio: number;
  readonly nullFraction: number;
}

const samplesOf = ({ x, y }: TwoSamples): Stratum => ({ a: massOf(x), b: massOf(y) });

const waitsOf = (times: Numbers, events: Numbers): { ended: Mass; censored: Mass } => ({
  ended: massOf(times.filter((_, i) => events[i] === 1)),
  censored: massOf(times.filter((_, i) => events[i] === 0)),
});

function survival({ timeA, eventA, timeB, eventB, tau, strata }: Censored): unknown {
  const [a, b] = [waitsOf(timeA, eventA), waitsOf(timeB, eventB)];
  const [curveA, curveB] = [a, b].map((side) => kaplanMeierCurve(side.ended, side.censored));
  const stratumOf = strata ?? [...timeA, ...timeB].map(() => 0);
  const part = (times: Numbers, events: Numbers, from: number, stratum: number) => {
    const isIn = (_: number, i: number): boolean => stratumOf[from + i] === stratum;
    return waitsOf(times.filter(isIn), events.filter(isIn));
  };
  const test = logRank(
    [...new Set(stratumOf)].map((stratum) => ({
      a: part(timeA, eventA, 0, stratum),
      b: part(timeB, eventB, timeA.length, stratum),
    })),
  );
  const [massA, massB] = [a, b].map((side) => kaplanMeierMass(side.ended, side.censored));
  return {
    timesA: curveA!.map((step) => step.time),
    survA: curveA!.map((step) => step.surviving),
    seA: curveA!.map((step) => step.standardError),
    medianA: survivalQuantile(curveA!, 0.5),
    p90A: survivalQuantile(curveA!, 0.9),
    medianB: survivalQuantile(curveB!, 0.5),
    rmstA: restrictedMean(curveA!, tau),
    rmstB: restrictedMean(curveB!, tau),
    logrankChi2: test?.chi2,
    logrankP: test?.p,
    winProbabilityEfron: bucketWinProbability(massA!, massB!)?.winProbability,
  };
}

function bucketQuantiles(values: Numbers, relativeAccuracy: number, p: Numbers): unknown {
  const { gamma, keyOf, valueOf } = logBuckets(relativeAccuracy);
  const keys = values.map(keyOf);
  const mass = massOf(keys);
  const merged = new Map(massOf(keys.slice(0, keys.length / 2)));
  for (const key of keys.slice(keys.length / 2)) merged.set(key, (merged.get(key) ?? 0) + 1);
  const rising = [...values].sort((one, other) => one - other);
  return {
    gamma,
    firstKeys: keys,
    quantiles: p.map((share) => valueOf(bucketQuantile(mass, share)!)),
    mergedQuantiles: p.map((share) => valueOf(bucketQuantile(merged, share)!)),
    exactLowerQuantiles: p.map((share) => rising[Math.floor(share * (rising.length - 1))]),
    count: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
  };
}

function bucketWin({ x, y }: TwoSamples, relativeAccuracy: number): unknown {
  const { gamma, keyOf } = logBuckets(relativeAccuracy);
  const [a, b] = [massOf(x.map(keyOf)), massOf(y.map(keyOf))];
  const stratum = prepareStratum(a, b)!;
  const shift = hodgesLehmannShift((k) => scorePrepared(stratum, k))!;
  return {
    ...bucketWinProbability(a, b),
    exactWinProbability: mannWhitney(x, y)?.winProbability,
    hodgesLehmannRatioFromBuckets: gamma ** shift,
    hodgesLehmannRatioExact: hodgesLehmannRatio(x, y, 0.95).ratio,
  };
}

function weeksOf({ rollups, worseChannel }: Engine): Stratum[][] {
  const weeks = new Map<number, Map<string, { a?: Mass; b?: Mass }>>();
  for (const { week, topic, slot, channel, buckets } of rollups) {
    const strata = weeks.get(week) ?? new Map<string, { a?: Mass; b?: Mass }>();
    weeks.set(week, strata);
    const side = channel === worseChannel ? 'a' : 'b';
    const mass = new Map(Object.entries(buckets).map(([key, count]) => [Number(key), count]));
    const place = `${topic}/${slot}`;
    strata.set(place, { ...strata.get(place), [side]: mass });
  }
  const empty: Mass = new Map();
  return [...weeks.values()].map((strata) =>
    [...strata.values()].map(({ a, b }) => ({ a: a ?? empty, b: b ?? empty })),
  );
}

function engine(inputs: Engine): unknown {
  const weeks = weeksOf(inputs);
  const scores = weeks.map((strata) => vanElteren(strata));
  const { phi, nu } = overdispersion(scores);
  const { gamma } = logBuckets(inputs.relativeAccuracy);
  const halfMargin = inputs.marginRatio ** inputs.nullFraction;
  const shift = Math.round(Math.log(halfMargin) / Math.log(gamma));
  const shifted = weeks.map((strata) => vanElteren(strata, shift).score);
  const all = vanElteren(weeks.flat());
  const rho = 1 / (3 * phi * (all.varianceNull / weeks.length));
  const safe = phiSafe(phi, nu);
  const along = detectAlong(
    shifted.map((score, week) => ({ score, variance: safe * scores[week]!.varianceNull })),
    rho,
  );
  return {
    weeklyS: scores.map((week) => week.score),
    weeklyW: scores.map((week) => week.weight),
    weeklyV0: scores.map((week) => week.varianceNull),
    winProbability: 0.5 + all.score / all.weight,
    phi,
    nu,
    phiSafe: safe,
    shiftBuckets: shift,
    weeklySShifted: shifted,
    rho,
    logMCallWorse: along.at(-1)?.logM,
  };
}

function stratifiedShares(strata: readonly Numbers[]): unknown {
  const tables = strata.map(([yesA, noA, yesB, noB]) => ({
    yesA: yesA!,
    noA: noA!,
    yesB: yesB!,
    noB: noB!,
  }));
  const difference = pooledRiskDifference(tables, 0.95);
  return {
    ...cochranMantelHaenszel(tables),
    chi2Corrected: cochranMantelHaenszel(tables, 0.5)?.chi2,
    pCorrected: cochranMantelHaenszel(tables, 0.5)?.p,
    oddsRatioMH: pooledOddsRatio(tables),
    riskDifferenceMH: difference?.difference,
    riskDifferenceVarSato: difference?.variance,
    rdCiLow: difference?.low,
    rdCiHigh: difference?.high,
    tarone_p: breslowDayP(tables),
  };
}

function vanElterenOf(samples: readonly TwoSamples[]): unknown {
  const strata = samples.map(samplesOf);
  const all = vanElteren(strata);
  const z = all.score / Math.sqrt(all.varianceNull);
  return {
    ...all,
    perStratumWinProbability: strata.map(({ a, b }) => {
      const one = scoreStratum(a, b);
      return one && 0.5 + one.score / one.weight;
    }),
    winProbability: 0.5 + all.score / all.weight,
    z,
    pTwoSided: normalTwoSidedP(z),
  };
}

/** One entry a kind; each gives what the reference calls its outputs. */
const compute: Record<string, (inputs: never) => unknown> = {
  mann_whitney: ({ x, y }: TwoSamples) => {
    const test = mannWhitney(x, y)!;
    return {
      U1: test.u,
      winProbability: test.winProbability,
      cliffsDelta: test.cliffsDelta,
      varianceNullTieCorrected: test.varianceNull,
      zNoContinuity: test.z,
      pTwoSidedNoContinuity: test.pNormal,
      pTwoSidedContinuity: test.pContinuity,
      pTwoSidedExact: test.pExact,
    };
  },
  hodges_lehmann: ({ x, y, confidence }: TwoSamples & { confidence: number }) => {
    const { shift, low, high, rank } = hodgesLehmann(x, y, confidence);
    return { shift, ciLow: low, ciHigh: high, k: rank };
  },
  hodges_lehmann_ratio: ({ x, y, confidence }: TwoSamples & { confidence: number }) => {
    const { ratio, low, high, rank } = hodgesLehmannRatio(x, y, confidence);
    return { ratio, ciLow: low, ciHigh: high, k: rank };
  },
  wilson: (given: { successes: number; n: number; confidence: number }) =>
    wilson(given.successes, given.n, given.confidence),
  newcombe_difference: (given: Record<'k1' | 'n1' | 'k2' | 'n2' | 'confidence', number>) =>
    newcombe(
      { successes: given.k1, n: given.n1 },
      { successes: given.k2, n: given.n2 },
      given.confidence,
    ),
  cochran_mantel_haenszel: ({ strata }: { strata: readonly Numbers[] }) => stratifiedShares(strata),
  van_elteren: ({ strata }: { strata: readonly TwoSamples[] }) => vanElterenOf(strata),
  p_adjust: ({ p }: { p: Numbers }) => ({
    bh: benjaminiHochberg(p),
    by: benjaminiYekutieli(p),
    holm: holm(p),
    bonferroni: bonferroni(p),
  }),
  e_bh: ({ e, alpha }: { e: Numbers; alpha: number }) => ({
    rejected: eBenjaminiHochberg(e, alpha),
  }),
  kaplan_meier_logrank: survival,
  weighted_quantile: ({ x, w, p }: { x: Numbers; w: Numbers; p: Numbers }) => ({
    q: p.map((share) =>
      weightedQuantile(
        x.map((value, i) => ({ value, weight: w[i]! })),
        share,
      ),
    ),
  }),
  ddsketch: (given: { values: Numbers; relativeAccuracy: number; p: Numbers }) =>
    bucketQuantiles(given.values, given.relativeAccuracy, given.p),
  bucket_win_probability: (given: TwoSamples & { relativeAccuracy: number }) =>
    bucketWin(given, given.relativeAccuracy),
  half_normal_mixture_e_value: ({ S, V, rho }: Record<'S' | 'V' | 'rho', number>) => ({
    logE: halfNormalMixture(S, V, rho),
  }),
  asymptotic_confidence_sequence: (given: Record<'s2' | 'n' | 'tuning' | 'alpha', number>) => {
    const rho = sequenceRho(given.tuning, given.alpha);
    return { rho, halfWidth: sequenceHalfWidth(given.s2, given.n, rho, given.alpha) };
  },
  overdispersion_mssd: ({ S, W, V0 }: Record<'S' | 'W' | 'V0', Numbers>) =>
    overdispersion(S.map((score, i) => ({ score, weight: W[i]!, varianceNull: V0[i]! }))),
  e_detector_sr: (given: { weeklyScore: Numbers; weeklyVariance: Numbers; rho: number }) => {
    const along = detectAlong(
      given.weeklyScore.map((score, i) => ({ score, variance: given.weeklyVariance[i]! })),
      given.rho,
    );
    return {
      logM: along.map((one) => one.logM),
      argmaxStart: along.map((one) => one.argmaxStart),
    };
  },
  kitagawa_decomposition: (given: Record<'nA' | 'meanA' | 'nB' | 'meanB', Numbers>) => {
    const split = kitagawa(
      given.nA.map((nA, i) => ({
        nA,
        meanA: given.meanA[i]!,
        nB: given.nB[i]!,
        meanB: given.meanB[i]!,
      })),
    );
    return { rawDifference: split?.raw, withinEffect: split?.within, mixEffect: split?.mix };
  },
  xmr_limits: ({ x }: { x: Numbers }) => {
    const limits = xmrLimits(x);
    return { ...limits, mrBar: limits?.meanMovingRange, mrUpper: limits?.movingRangeUpper };
  },
  krippendorff_alpha: ({ ratings }: { ratings: readonly (readonly (number | null)[])[] }) => ({
    nominal: krippendorffAlpha(ratings, 'nominal'),
    ordinal: krippendorffAlpha(ratings, 'ordinal'),
    interval: krippendorffAlpha(ratings, 'interval'),
  }),
  engine,
  t_quantile: ({ p, df }: { p: number; df: number }) => ({ t: tQuantile(p, df) }),
};

describe('the reference values', () => {
  for (const { id, kind, inputs, expected, rel_tol } of referenceCases)
    it(`${kind}: ${id}`, () => {
      const { pPermutationApprox, ...exact } = expected as Record<string, unknown>;
      const actual = compute[kind]!(inputs as never) as { firstKeys?: number[] };
      if (actual.firstKeys) actual.firstKeys.length = (exact.firstKeys as unknown[]).length;
      expect(differences(actual, exact, rel_tol)).toEqual([]);
      if (typeof pPermutationApprox !== 'number') return;
      const { strata } = inputs as { strata: readonly TwoSamples[] };
      expect(Math.abs(permutationP(strata) - pPermutationApprox)).toBeLessThan(0.01);
    });

  it('are all there: 75 cases of 22 kinds', () => {
    expect(referenceCases).toHaveLength(75);
    expect(new Set(referenceCases.map(({ kind }) => kind))).toEqual(new Set(Object.keys(compute)));
  });
});
