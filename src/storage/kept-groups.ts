// Groups of tallies kept from one reading of a stretch to the next: only where a segment or a single row differs are they added up again.
import { isSameList } from '../domain/same-list.js';
import type { CellSteps, StoredSegment } from './walk-segments.js';

/** What a group is made of. */
export interface Group {
  readonly segments: StoredSegment[];
  /** Cell -> what single rows add to it. */
  readonly steps: Map<number, CellSteps>;
}

interface KeptGroup<Told> {
  readonly madeOf: Group;
  readonly told: Told;
}

/** By name of the group, as last read; for readings that group alike. Holds the segments' bytes. */
export type KeptGroups<Told> = Map<string, KeptGroup<Told>>;

/** What is told of all groups: the same objects as before where all they are made of is the same. */
export function tellGroups<Told>(
  kept: KeptGroups<Told>,
  groups: ReadonlyMap<string, Group>,
  tell: (group: Group) => Told,
): ReadonlyMap<string, Told> {
  for (const name of kept.keys()) if (!groups.has(name)) kept.delete(name);
  return new Map(
    [...groups].map(([name, group]) => {
      const before = kept.get(name);
      if (before !== undefined && isSame(before.madeOf, group)) return [name, before.told];
      const told = tell(group);
      kept.set(name, { madeOf: group, told });
      return [name, told];
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
