// Things that share a key, together.
import { changedPlaces } from '../../domain/kept-list.js';
import { isSameList, openSameLists, type SameList } from '../../domain/same-list.js';

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

export type Groups<Item> = ReadonlyMap<string, readonly Item[]>;

interface Grouped<Item> {
  readonly items: readonly Item[];
  readonly keys: readonly (string | null)[];
  /** Key -> where its items stand. */
  readonly places: Groups<number>;
  readonly groups: Groups<Item>;
}

/**
 * Groups the same list again and again as it changes: what stands where it stood is not looked at. A group that holds what it held is
 * the same list as before, and so are all groups together.
 */
export function openKeptGroups<Item extends object>(
  keyOf: (item: Item) => string | null,
): (items: readonly Item[]) => Groups<Item> {
  let last: Grouped<Item> | null = null;
  return (items) => {
    last = (last && regroup(last, items, keyOf)) ?? groupAnew(last, items, keyOf);
    return last.groups;
  };
}

/** Null where a key differs. */
function regroup<Item>(
  last: Grouped<Item>,
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): Grouped<Item> | null {
  if (items.length !== last.items.length) return null;
  const touched = new Set<string>();
  for (const place of changedPlaces([last.items], [items])) {
    const key = keyOf(items[place]!);
    if (key !== last.keys[place]) return null;
    if (key !== null) touched.add(key);
  }
  if (touched.size === 0) return { ...last, items };
  const groups = new Map(last.groups);
  for (const key of touched) groups.set(key, itemsAt(items, last.places.get(key)!));
  return { ...last, items, groups };
}

function groupAnew<Item>(
  last: Grouped<Item> | null,
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): Grouped<Item> {
  const keys = items.map(keyOf);
  const places = groupBy([...keys.keys()], (place) => keys[place]!);
  const groups = new Map<string, readonly Item[]>();
  for (const [key, at] of places) {
    const group = itemsAt(items, at);
    const before = last?.groups.get(key);
    groups.set(key, before !== undefined && isSameList(before, group) ? before : group);
  }
  return { items, keys, places, groups };
}

function itemsAt<Item>(items: readonly Item[], places: readonly number[]): readonly Item[] {
  return places.map((place) => items[place]!);
}
