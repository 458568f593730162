// Chance with a seed: retries of several sources should not meet, and tests should repeat.

/** Numbers in [0, 1), the same sequence for the same seed (mulberry32). */
export function createChance(seed: string): () => number {
  let state = Array.from(seed).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How long to wait before attempt 2, 3, ...: doubling from half a second, at most 20 s, half of it left to chance. */
export function backoffMs(attempt: number, chance: () => number): number {
  const longest = Math.min(20_000, 500 * 2 ** (attempt - 1));
  return Math.round(longest / 2 + (longest / 2) * chance());
}
