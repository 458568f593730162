// Counts by key in two columns: a map that takes a few bytes an entry and is walked without making anything.

/** Keys rise; no count is 0. The columns may be shared with other maps: `from` (included) to `to` (not) is this one's part. */
export class SortedCounts implements ReadonlyMap<number, number> {
  constructor(
    readonly sortedKeys: Int16Array,
    readonly counts: Int32Array,
    readonly from = 0,
    readonly to = sortedKeys.length,
  ) {}

  get size(): number {
    return this.to - this.from;
  }

  get(key: number): number | undefined {
    let low = this.from;
    let high = this.to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sortedKeys[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    return low < this.to && this.sortedKeys[low] === key ? this.counts[low] : undefined;
  }

  has(key: number): boolean {
    return this.get(key) !== undefined;
  }

  forEach(visit: (count: number, key: number, map: ReadonlyMap<number, number>) => void): void {
    for (let at = this.from; at < this.to; at++)
      visit(this.counts[at] as number, this.sortedKeys[at] as number, this);
  }

  *entries(): MapIterator<[number, number]> {
    for (let at = this.from; at < this.to; at++)
      yield [this.sortedKeys[at] as number, this.counts[at] as number];
    return undefined;
  }

  *keys(): MapIterator<number> {
    for (let at = this.from; at < this.to; at++) yield this.sortedKeys[at] as number;
    return undefined;
  }

  *values(): MapIterator<number> {
    for (let at = this.from; at < this.to; at++) yield this.counts[at] as number;
    return undefined;
  }

  [Symbol.iterator](): MapIterator<[number, number]> {
    return this.entries();
  }
}

const poolSize = 16_384;
let pool = { keys: new Int16Array(0), counts: new Int32Array(0), used: 0 };

/** Room for so many entries: small sums lie one after the other in the same columns, which a few bytes each would not repay. */
function roomFor(entries: number): { keys: Int16Array; counts: Int32Array; from: number } {
  if (entries > poolSize / 16)
    return { keys: new Int16Array(entries), counts: new Int32Array(entries), from: 0 };
  if (pool.used + entries > pool.keys.length)
    pool = { keys: new Int16Array(poolSize), counts: new Int32Array(poolSize), used: 0 };
  const from = pool.used;
  pool.used += entries;
  return { keys: pool.keys, counts: pool.counts, from };
}

/** Room for one sum at a time; all 0 between two. */
let scratch = new Int32Array(4096);

/** What several hold together. Cost: entries, and the span of their keys where there are many of them. */
export function sumSorted(parts: readonly SortedCounts[]): SortedCounts {
  let first = Infinity;
  let last = -Infinity;
  let entries = 0;
  for (const { sortedKeys, from, to } of parts) {
    if (from === to) continue;
    first = Math.min(first, sortedKeys[from] as number);
    last = Math.max(last, sortedKeys[to - 1] as number);
    entries += to - from;
  }
  if (first > last) return noCounts;
  const span = last - first + 1;
  if (entries * Math.log2(parts.length) < span) return mergeAll(parts);
  if (span > scratch.length) scratch = new Int32Array(2 * span);
  let touched = 0;
  for (const part of parts) touched += addTo(scratch, first, part);
  return takeOut(scratch, { first, span, size: touched });
}

/** Two by two: for few entries far apart. */
function mergeAll(parts: readonly SortedCounts[]): SortedCounts {
  let left = parts;
  while (left.length > 1) {
    const merged: SortedCounts[] = [];
    for (let place = 0; place < left.length; place += 2)
      merged.push(mergeTwo(left[place]!, left[place + 1] ?? noCounts));
    left = merged;
  }
  return left[0] ?? noCounts;
}

function mergeTwo(one: SortedCounts, other: SortedCounts): SortedCounts {
  const { keys, counts, from } = roomFor(one.size + other.size);
  let i = one.from;
  let j = other.from;
  let next = from;
  while (i < one.to || j < other.to) {
    const keyOfOne = keyAt(one, i);
    const keyOfOther = keyAt(other, j);
    const key = Math.min(keyOfOne, keyOfOther);
    keys[next] = key;
    if (keyOfOne === key) counts[next] = one.counts[i++] as number;
    if (keyOfOther === key) counts[next] = (counts[next] as number) + (other.counts[j++] as number);
    next += 1;
  }
  return new SortedCounts(keys, counts, from, next);
}

function keyAt({ sortedKeys, to }: SortedCounts, at: number): number {
  return at < to ? (sortedKeys[at] as number) : Infinity;
}

const noCounts = new SortedCounts(new Int16Array(0), new Int32Array(0));

/** Answers how many places had nothing before. No count is negative, so none of them is empty again. */
function addTo(dense: Int32Array, first: number, part: SortedCounts): number {
  const { sortedKeys, counts, from, to } = part;
  let fresh = 0;
  for (let at = from; at < to; at++) {
    const index = (sortedKeys[at] as number) - first;
    const before = dense[index] as number;
    fresh += Number(before === 0);
    dense[index] = before + (counts[at] as number);
  }
  return fresh;
}

interface Filled {
  readonly first: number;
  readonly span: number;
  readonly size: number;
}

/** The counts of the room, which is empty again afterwards. Zeros are written too, and written over: no processor foretells them. */
function takeOut(dense: Int32Array, { first, span, size }: Filled): SortedCounts {
  const { keys, counts, from } = roomFor(size);
  let next = from;
  for (let index = 0; index < span; index++) {
    const count = dense[index] as number;
    keys[next] = first + index;
    counts[next] = count;
    next += Number(count !== 0);
  }
  dense.fill(0, 0, span);
  return new SortedCounts(keys, counts, from, next);
}

/** The same counts in columns; whole keys within 16 bits. */
export function sortedOf(map: ReadonlyMap<number, number>): SortedCounts {
  if (map instanceof SortedCounts) return map;
  if (map.size === 0) return noCounts;
  const rising = [...map].sort(([one], [other]) => one - other);
  return new SortedCounts(
    Int16Array.from(rising, ([key]) => key),
    Int32Array.from(rising, ([, count]) => count),
  );
}
