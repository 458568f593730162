// Lists made anew that hold what a list before them held.

/** Do two lists hold the very same things, in order? */
export function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (!Object.is(one[at], other[at])) return false;
  return true;
}

/** Lists known that begin alike. */
const mostAlike = 4;
const known = new WeakMap<object, readonly (readonly object[])[]>();

/** The list itself, or the one that was met before with the very same things in it: what is made of a list is then not made again. */
export function sameList<Item extends object>(list: readonly Item[]): readonly Item[] {
  const [first] = list;
  if (first === undefined) return list;
  const lists = known.get(first) ?? [];
  const found = lists.find((one) => isSameList(one, list));
  if (found !== undefined) return found as readonly Item[];
  known.set(first, [list, ...lists.slice(0, mostAlike - 1)]);
  return list;
}
