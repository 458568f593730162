// The null distribution by brute force: shuffle the channels within each stratum and see how often the score is as far from 0.
import { massOf } from '../../src/statistics/mass.js';
import { vanElteren } from '../../src/statistics/van-elteren.js';

interface Samples {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Small seeded generator (mulberry32), 0..1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled(values: readonly number[], random: () => number): number[] {
  const order = [...values];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function scoreOf(strata: readonly Samples[]): number {
  return vanElteren(strata.map(({ x, y }) => ({ a: massOf(x), b: massOf(y) }))).score;
}

/** Two-sided p of the van Elteren score over 10 000 shuffles within strata. */
export function permutationP(strata: readonly Samples[]): number {
  const random = seeded(20260);
  const observed = Math.abs(scoreOf(strata)) - 1e-9;
  const rounds = 10_000;
  let asFar = 0;
  for (let round = 0; round < rounds; round++) {
    const permuted = strata.map(({ x, y }) => {
      const all = shuffled([...x, ...y], random);
      return { x: all.slice(0, x.length), y: all.slice(x.length) };
    });
    if (Math.abs(scoreOf(permuted)) >= observed) asFar += 1;
  }
  return asFar / rounds;
}
