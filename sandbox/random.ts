// Seeded randomness: the same seed and name always give the same draws.

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  normal(): number;
  exponential(mean: number): number;
  /** True with probability `share`. */
  chance(share: number): boolean;
  /** Whole number in [from, to]. */
  whole(from: number, to: number): number;
  poisson(mean: number): number;
  /** One of the keys, as likely as its weight. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
}

/** A generator for one purpose: mulberry32 over a hash of seed and name. */
export function createRandom(seed: number, name: string): Random {
  let state = hashOf(`${String(seed)}/${name}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    normal: () => normalFrom(next),
    exponential: (mean) => -mean * Math.log(1 - next()),
    chance: (share) => next() < share,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    poisson: (mean) => poissonFrom(next, mean),
    weighted: (weights) => weightedFrom(next, weights),
  };
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash >>> 0;
}

function normalFrom(next: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - next()));
  return radius * Math.cos(2 * Math.PI * next());
}

/** Multiplication in short stretches, so that large means do not underflow. */
function poissonFrom(next: () => number, mean: number): number {
  let count = 0;
  for (let rest = mean; rest > 0; rest -= 20) {
    const floor = Math.exp(-Math.min(rest, 20));
    for (let product = next(); product > floor; product *= next()) count += 1;
  }
  return count;
}

function weightedFrom<Key extends string>(
  next: () => number,
  weights: Readonly<Record<Key, number>>,
): Key {
  const entries = Object.entries<number>(weights) as [Key, number][];
  let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  const found = entries.find(([, weight]) => (left -= weight) < 0);
  return (found ?? entries[entries.length - 1])![0];
}
