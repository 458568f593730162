// Things that share a key, together.
import { openSameLists, type SameList } from '../../domain/same-list.js';

/** Key -> the items with that key, both in the order they come; items with key null belong to no group. O(n). */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Groups things of one kind again and again: a group that holds what it held before is the same list as before. */
export function openGroups<Item extends object>(): typeof groupBy<Item> {
  const same: SameList<Item> = openSameLists();
  return (items, keyOf) => {
    const groups = new Map<string, readonly Item[]>();
    for (const [key, group] of groupBy(items, keyOf)) groups.set(key, same(group));
    return groups;
  };
}
