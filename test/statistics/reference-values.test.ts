import { benjaminiHochberg } from '../../src/statistics/benjamini-hochberg.js';
import { normalTwoSidedP, tQuantile } from '../../src/statistics/distributions.js';
import { hodgesLehmann, hodgesLehmannRatio } from '../../src/statistics/hodges-lehmann.js';
import { kitagawa } from '../../src/statistics/kitagawa.js';
import { massOf } from '../../src/statistics/mass.js';
import { newcombe } from '../../src/statistics/newcombe.js';
import { overdispersion } from '../../src/statistics/overdispersion.js';
import { scoreStratum, vanElteren } from '../../src/statistics/van-elteren.js';
import { wilson } from '../../src/statistics/wilson.js';
import { expectLike, referenceCases } from './stat-vectors.js';

const compute: Record<string, (inputs: any) => unknown> = {
  hodges_lehmann: ({ x, y, confidence }) => {
    const { shift, low, high } = hodgesLehmann(x, y, confidence);
    return { shift, ciLow: low, ciHigh: high };
  },
  hodges_lehmann_ratio: ({ x, y, confidence }) => {
    const { ratio, low, high } = hodgesLehmannRatio(x, y, confidence);
    return { ratio, ciLow: low, ciHigh: high };
  },
  wilson: ({ successes, n, confidence }) => wilson(successes, n, confidence),
  newcombe_difference: ({ k1, n1, k2, n2, confidence }) =>
    newcombe({ successes: k1, n: n1 }, { successes: k2, n: n2 }, confidence),
  van_elteren: ({ strata }) => {
    const masses = strata.map(({ x, y }: any) => ({ a: massOf(x), b: massOf(y) }));
    const all = vanElteren(masses);
    const z = all.score / Math.sqrt(all.varianceNull);
    return {
      ...all,
      perStratumWinProbability: masses.map(({ a, b }: any) => {
        const one = scoreStratum(a, b);
        return one && 0.5 + one.score / one.weight;
      }),
      winProbability: 0.5 + all.score / all.weight,
      z,
      pTwoSided: normalTwoSidedP(z),
    };
  },
  p_adjust: ({ p }) => ({ bh: benjaminiHochberg(p) }),
  overdispersion_mssd: ({ S, W, V0 }) =>
    overdispersion(
      S.map((score: number, i: number) => ({ score, weight: W[i], varianceNull: V0[i] })),
    ),
  kitagawa_decomposition: ({ nA, meanA, nB, meanB }) => {
    const split = kitagawa(
      nA.map((n: number, i: number) => ({ nA: n, meanA: meanA[i], nB: nB[i], meanB: meanB[i] })),
    );
    return { rawDifference: split?.raw, withinEffect: split?.within, mixEffect: split?.mix };
  },
  t_quantile: ({ p, df }) => ({ t: tQuantile(p, df) }),
};

describe('the reference values', () => {
  for (const { id, kind, inputs, expected, rel_tol } of referenceCases) {
    const run = compute[kind];
    if (!run) continue;
    it(`${kind}: ${id}`, () => {
      expectLike(run(inputs), expected, rel_tol, id);
    });
  }
});
