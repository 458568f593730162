// Groups of tallies kept from one reading of a stretch to the next: only where a segment or a single row differs are they added up again.
import type { CellTally } from '../domain/cell.js';
import { isSameList } from '../domain/same-list.js';
import type { CellSteps, StoredSegment } from './walk-segments.js';

/** What the tallies of a group are made of. */
export interface Group {
  readonly segments: StoredSegment[];
  /** Cell -> what single rows add to it. */
  readonly steps: Map<number, CellSteps>;
}

interface KeptGroup {
  readonly madeOf: Group;
  readonly tallies: readonly CellTally[];
}

/** By name of the group, as last read; for readings that group alike. Holds the segments' bytes. */
export type KeptGroups = Map<string, KeptGroup>;

/** The tallies of all groups: the same lists as before where all they are made of is the same. */
export function tallyGroups(
  kept: KeptGroups,
  groups: ReadonlyMap<string, Group>,
  talliesOf: (group: Group) => readonly CellTally[],
): ReadonlyMap<string, readonly CellTally[]> {
  for (const name of kept.keys()) if (!groups.has(name)) kept.delete(name);
  return new Map(
    [...groups].map(([name, group]) => {
      const before = kept.get(name);
      if (before !== undefined && isSame(before.madeOf, group)) return [name, before.tallies];
      const tallies = talliesOf(group);
      kept.set(name, { madeOf: group, tallies });
      return [name, tallies];
    }),
  );
}

function isSame(one: Group, other: Group): boolean {
  return (
    one.segments.length === other.segments.length &&
    one.segments.every((segment, place) => isSameSegment(segment, other.segments[place]!)) &&
    isSameSteps(one.steps, other.steps)
  );
}

function isSameSegment(one: StoredSegment, other: StoredSegment): boolean {
  return one.start === other.start && one.mark === other.mark && one.bytes.equals(other.bytes);
}

function isSameSteps(one: Group['steps'], other: Group['steps']): boolean {
  if (one.size !== other.size) return false;
  for (const [key, steps] of one) {
    const found = other.get(key);
    if (found === undefined || found.marks !== steps.marks) return false;
    if (!isSameList(found.slots, steps.slots) || !isSameList(found.counts, steps.counts))
      return false;
  }
  return true;
}
