// Gathers segments and single rows into groups of tallies: what a report or the monitor reads.
import type { Cell, CellTally } from '../domain/cell.js';
import type { Instant } from '../domain/clock.js';
import type { MetricKind } from '../domain/metric.js';
import { besideOf } from './beside.js';
import { cellKey, languageOf, parseCellKey, readingOf } from './cell-key.js';
import type { Names } from './names.js';
import type { CountSink } from './segment-deltas.js';
import type { SegmentEntries } from './segment-entries.js';
import { tallyOf } from './tally-of.js';

type Slots = Map<number, number>;
type Cells = Map<number, Slots>;

/** Single rows are counted into the group of their segment; one without a group is passed over. */
export interface TallyGroups extends CountSink {
  /** Adds a whole segment to a group. */
  addSegment(group: string, entries: SegmentEntries): void;
  /** All groups with their tallies. */
  finish(names: Names): ReadonlyMap<string, readonly CellTally[]>;
}

/** Gathers under the names that `groupOf` gives to segment starts; null = not wanted. */
export function createTallyGroups(groupOf: (start: Instant) => string | null): TallyGroups {
  const groups = new Map<string, Cells>();
  let cells: Cells | null = null;
  let place = 0;
  let chosen: Slots | null = null;
  const cellsOf = (group: string): Cells => entryOf(groups, group, () => new Map<number, Slots>());
  return {
    addSegment(group, entries) {
      addEntries(cellsOf(group), entries);
    },
    selectPlace(start, at) {
      const group = groupOf(start);
      cells = group === null ? null : cellsOf(group);
      place = at;
    },
    selectMeasure(measure) {
      if (cells === null) chosen = null;
      else chosen = entryOf(cells, cellKey(place, measure), () => new Map<number, number>());
    },
    count(slot, count) {
      chosen?.set(slot, (chosen.get(slot) ?? 0) + count);
    },
    finish(names) {
      const addresses = createAddresses(names);
      return new Map(
        [...groups].map(([group, cells]) => [group, talliesOf(cells, addresses, names.channels)]),
      );
    },
  };
}

function addEntries(cells: Cells, { cells: keys, slots, counts }: SegmentEntries): void {
  let key = -1;
  let into: Slots = new Map();
  for (let index = 0; index < keys.length; index++) {
    if (keys[index] !== key) {
      key = keys[index]!;
      into = entryOf(cells, key, () => new Map<number, number>());
    }
    const slot = slots[index]!;
    into.set(slot, (into.get(slot) ?? 0) + counts[index]!);
  }
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

function talliesOf(
  cells: Cells,
  addressOf: (key: number) => Address,
  channels: Names['channels'],
): readonly CellTally[] {
  const keys = [...cells.keys()].sort((a, b) => a - b);
  return keys.map((key) => {
    const { cell, kind } = addressOf(key);
    const counts = cells.get(key)!;
    const beside = kind === 'duration' ? undefined : besideOf(counts, channels);
    return { cell, tally: { ...tallyOf(kind, counts), ...(beside && { beside }) } };
  });
}

/** Cells are named once, however many groups they occur in. */
function createAddresses(names: Names): (key: number) => Address {
  const known = new Map<number, Address>();
  return (key) => entryOf(known, key, () => addressOf(key, names));
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
