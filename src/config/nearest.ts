// "did you mean": the known word closest to a mistyped one.

/** The candidate fewest edits away from `word`, if near enough to be what was meant; else null. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  let best: { readonly candidate: string; readonly edits: number } | null = null;
  for (const candidate of candidates) {
    const edits = editsBetween(word.toLowerCase(), candidate.toLowerCase());
    if (best === null || edits < best.edits) best = { candidate, edits };
  }
  const allowed = Math.max(1, Math.floor(word.length / 3));
  return best !== null && best.edits <= allowed ? best.candidate : null;
}

/** Levenshtein distance, with two neighbouring letters swapped counting as one edit. */
function editsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = last[j - 1]! + Number(a[i - 1] !== b[j - 1]);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? beforeLast[j - 2]! + 1 : Infinity;
      row.push(Math.min(replaced, swapped, row[j - 1]! + 1, last[j]! + 1));
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
