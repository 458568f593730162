// Do the reviewers who judge answers agree better than chance?

/** How the points of the scale lie to each other. */
export type ScaleLevel = 'nominal' | 'ordinal' | 'interval';

/** Values given to one answer by those who reviewed it. */
type Unit = readonly number[];

/** Answers seen by two reviewers or more; others say nothing about agreement. */
function pairableUnits(ratings: readonly (readonly (number | null)[])[]): Unit[] {
  const answers = ratings[0]?.length ?? 0;
  return Array.from({ length: answers }, (_, answer) =>
    ratings.map((reviewer) => reviewer[answer] ?? null).filter((value) => value !== null),
  ).filter((unit) => unit.length >= 2);
}

/** Squared distance of two points of the scale; `countOf` gives how often each value was used. */
function distanceOn(level: ScaleLevel, countOf: ReadonlyMap<number, number>) {
  const values = [...countOf.keys()].sort((one, other) => one - other);
  return (one: number, other: number): number => {
    if (one === other) return 0;
    if (level === 'nominal') return 1;
    if (level === 'interval') return (one - other) ** 2;
    const low = Math.min(one, other);
    const high = Math.max(one, other);
    const between = values
      .filter((value) => value >= low && value <= high)
      .reduce((sum, value) => sum + (countOf.get(value) ?? 0), 0);
    return (between - ((countOf.get(low) ?? 0) + (countOf.get(high) ?? 0)) / 2) ** 2;
  };
}

/** Sum of distances over all pairs of different places in the list. */
function sumOfPairs(list: Unit, distance: (one: number, other: number) => number): number {
  let sum = 0;
  for (const one of list) for (const other of list) sum += distance(one, other);
  return sum;
}

/**
 * Agreement of reviewers, one row each, one column per answer, null = not reviewed: 1 = perfect, 0
 * = as by chance, below 0 = worse. Null where fewer than two values differ or can be paired. Valid
 * for any number of reviewers and with gaps. O(n^2). Source: Krippendorff, "Computing
 * Krippendorff's alpha-reliability".
 */
export function krippendorffAlpha(
  ratings: readonly (readonly (number | null)[])[],
  level: ScaleLevel,
): number | null {
  const units = pairableUnits(ratings);
  const values = units.flat();
  const countOf = new Map<number, number>();
  for (const value of values) countOf.set(value, (countOf.get(value) ?? 0) + 1);
  const distance = distanceOn(level, countOf);
  const byChance = sumOfPairs(values, distance) / (values.length - 1);
  if (!(byChance > 0)) return null;
  const observed = units.reduce(
    (sum, unit) => sum + sumOfPairs(unit, distance) / (unit.length - 1),
    0,
  );
  return 1 - observed / byChance;
}
