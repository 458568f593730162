// Which known word did somebody probably mean?

/** The known word that takes the fewest single-letter changes; null where nothing is known. O(words x letters^2). */
export function nearestOf(word: string, known: readonly string[]): string | null {
  let nearest: string | null = null;
  let fewest = Infinity;
  for (const candidate of known) {
    const changes = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (changes < fewest) [nearest, fewest] = [candidate, changes];
  }
  return nearest;
}

/** Insertions, deletions and replacements that turn one word into the other (Levenshtein 1966). */
export function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}
