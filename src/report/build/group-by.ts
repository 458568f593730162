// Things that share a key, together.
import { sameList } from '../../domain/same-list.js';

/**
 * Key -> the items with that key, both in the order they come; items with key null belong to no group. A group that holds what
 * it held before is the same list as before. O(n).
 */
export function groupBy<Item extends object>(
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
  const lists = new Map<string, readonly Item[]>(groups);
  for (const [key, group] of groups) lists.set(key, sameList(group));
  return lists;
}
