// Gathers segments and single rows into groups of tallies: what a report or the monitor reads.
import type { Instant } from '../domain/clock.js';
import { cellKey } from './cell-key.js';
import { tellGroups, type Group, type KeptGroups } from './kept-groups.js';
import type { CellSteps } from './walk-segments.js';
import type { CountSink } from './segment-deltas.js';

/** The group of the segment that starts at an instant; null = not wanted. */
export type GroupOf = (segmentStart: Instant) => string | null;
/** Bits by which a segment is remembered in every cell it adds to (`CellTally.marks`). */
export type MarkOf = (segmentStart: Instant) => number;

/** Which segments go where, and by which bits they are remembered. */
export interface Grouping {
  readonly groupOf: GroupOf;
  readonly markOf?: MarkOf;
}

/** Single rows are counted into the group of their segment; one without a group is passed over. */
export interface TallyGroups extends CountSink {
  /** Adds a whole segment to its group. */
  addSegment(start: Instant, bytes: Buffer): void;
  /** All groups. `kept`: what the same grouping of the same window came to before; what it comes to now is put into it. Throws SegmentDamagedError naming the segment. */
  finish<Told>(tell: (group: Group) => Told, kept?: KeptGroups<Told>): ReadonlyMap<string, Told>;
}

const emptyGroup = (): Group => ({ segments: [], steps: new Map() });
const noSteps = (): CellSteps => ({ slots: [], counts: [], marks: 0 });

/** Gathers under the names that `groupOf` gives to segment starts. */
export function createTallyGroups({ groupOf, markOf = () => 0 }: Grouping): TallyGroups {
  const groups = new Map<string, Group>();
  let chosen: CellSteps | null = null;
  let at: { group: Group; mark: number; place: number } | null = null;
  return {
    addSegment(start, bytes) {
      const group = groupOf(start);
      if (group === null) return;
      entryOf(groups, group, emptyGroup).segments.push({ start, bytes, mark: markOf(start) });
    },
    selectPlace(start, place) {
      const name = groupOf(start);
      const group = name === null ? null : entryOf(groups, name, emptyGroup);
      at = group && { group, mark: markOf(start), place };
    },
    selectMeasure(measure) {
      chosen = at && entryOf(at.group.steps, cellKey(at.place, measure), noSteps);
      if (chosen !== null) chosen.marks |= at!.mark;
    },
    count(slot, count) {
      chosen?.slots.push(slot);
      chosen?.counts.push(count);
    },
    finish: (tell, kept = new Map()) => tellGroups(kept, groups, tell),
  };
}

function entryOf<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}
