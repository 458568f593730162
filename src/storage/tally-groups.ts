// Gathers segments and single rows into groups of tallies: what a report or the monitor reads.
import type { Cell, CellTally, Tally } from '../domain/cell.js';
import type { Instant } from '../domain/clock.js';
import type { MetricKind } from '../domain/metric.js';
import { besideOf } from './beside.js';
import { openColumns, openRepeats, type Columns, type ListedSlots } from './cell-slots.js';
import { cellKey, languageOf, parseCellKey, readingOf } from './cell-key.js';
import { tallyGroups, type Group, type KeptGroups } from './kept-groups.js';
import { walkSegments, type CellSteps } from './walk-segments.js';
import type { Names } from './names.js';
import type { CountSink } from './segment-deltas.js';
import { tallyOf } from './tally-of.js';

/** The group of the segment that starts at an instant; null = not wanted. */
export type GroupOf = (segmentStart: Instant) => string | null;
/** Bits by which a segment is remembered in every cell it adds to (`CellTally.marks`). */
export type MarkOf = (segmentStart: Instant) => number;

/** Which segments go where, and by which bits they are remembered. */
export interface Grouping {
  readonly groupOf: GroupOf;
  readonly markOf?: MarkOf;
  /** What the same grouping of the same window came to before; what it comes to now is put into it. */
  readonly kept?: KeptGroups | undefined;
}

/** Single rows are counted into the group of their segment; one without a group is passed over. */
export interface TallyGroups extends CountSink {
  /** Adds a whole segment to its group. */
  addSegment(start: Instant, bytes: Buffer): void;
  /** All groups with their tallies. Throws SegmentDamagedError naming the segment. */
  finish(names: Names): ReadonlyMap<string, readonly CellTally[]>;
}

const emptyGroup = (): Group => ({ segments: [], steps: new Map() });
const noSteps = (): CellSteps => ({ slots: [], counts: [], marks: 0 });

/** Gathers under the names that `groupOf` gives to segment starts. */
export function createTallyGroups({
  groupOf,
  markOf = () => 0,
  kept = new Map(),
}: Grouping): TallyGroups {
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
    finish(names) {
      const addresses = createAddresses(names);
      const columns = openColumns();
      return tallyGroups(kept, groups, (group) => talliesOf(group, { addresses, columns, names }));
    },
  };
}

function entryOf<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}

interface Address {
  readonly cell: Cell;
  readonly kind: MetricKind;
}

interface Telling {
  readonly addresses: (key: number) => Address;
  readonly columns: Columns;
  readonly names: Names;
}

function talliesOf(
  { segments, steps }: Group,
  { addresses, columns, names }: Telling,
): readonly CellTally[] {
  const tallies: CellTally[] = [];
  const tallyWaits = openWaits(columns);
  walkSegments(segments, steps, (key, slots, marks) => {
    const { cell, kind } = addresses(key);
    const tally =
      kind === 'duration'
        ? tallyWaits(slots)
        : withBeside(tallyOf(kind, slots, columns), slots, names);
    tallies.push(marks === 0 ? { cell, tally } : { cell, tally, marks });
  });
  return tallies;
}

/** Waits that repeat those of the cell before are the same object. */
function openWaits(columns: Columns): (slots: ListedSlots) => Tally {
  const repeats = openRepeats();
  let last: Tally | null = null;
  return (slots) => {
    const isRepeated = repeats(slots);
    last = isRepeated && last !== null ? last : tallyOf('duration', slots, columns);
    return last;
  };
}

function withBeside(tally: Tally, slots: ListedSlots, names: Names): Tally {
  const beside = besideOf(slots, names.channels);
  return beside === undefined ? tally : { ...tally, beside };
}

/** What V8 keeps without a box, and so finds quickest in a map. */
const smallNumbers = 2 ** 30;

/** Cells are named once, however many groups they occur in. */
function createAddresses(names: Names): (key: number) => Address {
  const known = new Map<number, Map<number, Address>>();
  return (key) => {
    const first = Math.floor(key / smallNumbers);
    const near = entryOf(known, first, () => new Map<number, Address>());
    return entryOf(near, key - first * smallNumbers, () => addressOf(key, names));
  };
}

function addressOf(key: number, names: Names): Address {
  const codes = parseCellKey(key);
  const { metric, variant } = readingOf(codes.measure);
  const cell: Cell = {
    channel: names.channels.get(codes.channel)!,
    topic: codes.topic === 0 ? null : names.topics.get(codes.topic)!,
    metric: metric.id,
    variant,
    language: languageOf(codes.language),
  };
  return { cell, kind: metric.kind };
}
