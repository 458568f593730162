// Which channel is the best of a row, and how the others stand against it.
import type { Comparison } from '../../domain/comparison.js';

/**
 * The channel that is the better one in most of the row's comparisons; where several are, the one that beats the others
 * by name order. Null where nothing was compared.
 */
export function bestOfRow(comparisons: readonly Comparison[]): string | null {
  const wins = new Map<string, number>();
  for (const { better, worse } of comparisons) {
    wins.set(better, (wins.get(better) ?? 0) + 1);
    wins.set(worse, wins.get(worse) ?? 0);
  }
  const ranked = [...wins].sort(
    ([one, oneWins], [other, otherWins]) => otherWins - oneWins || (one < other ? -1 : 1),
  );
  return ranked[0]?.[0] ?? null;
}

/** The comparison of two channels among these; null where they were not compared. */
export function comparisonOf(
  comparisons: readonly Comparison[],
  one: string,
  other: string,
): Comparison | null {
  const found = comparisons.find(
    ({ better, worse }) =>
      (better === one && worse === other) || (better === other && worse === one),
  );
  return found ?? null;
}
