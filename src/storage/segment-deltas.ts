// Gathers what one page adds to and takes from each segment, cheaply: small integers, sorted by their digits at the end.
import type { Instant } from '../domain/clock.js';
import { cellKey, measureCodes } from './cell-key.js';
import { keepShape } from './keep-shape.js';
import { Groups, type Group } from './place-groups.js';
import type { SegmentEntries } from './segment-entries.js';
import { slotBits, slotSpan } from './slots.js';
import { orderByDigits } from './step-order.js';
import { doubleRoom, leaveRoom, takeRoom, type StepRoom } from './step-room.js';

/** Where counts go: first a segment and a place, then one measure after the other, then its slots. */
export interface CountSink {
  /** Chooses the segment (by its start) and the place (topic, channel and language; `cell-key.ts`). */
  selectPlace(start: Instant, place: number): void;
  /** Chooses the metric and variant. */
  selectMeasure(measure: number): void;
  /** Adds `count` (may be negative) to a slot of the cell chosen. */
  count(slot: number, count: number): void;
}

export interface SegmentDeltas extends CountSink {
  /** Where gathering stands: the mark of the next place chosen. */
  mark(): number;
  /** Forgets what was counted at the place chosen at this mark. */
  forget(mark: number): void;
  /** Starts of the segments whose rows were told of, whether or not that came to any count. */
  touched(): readonly Instant[];
  /** Everything gathered, per segment start; a segment left with nothing to change is absent. Gathering begins anew. */
  finish(): ReadonlyMap<Instant, SegmentEntries>;
}

/** The run of a row that turned out to be known already. */
const forgotten = -1;

/** What is gathered, one step after the other; a slot may come again and again. */
class Steps implements StepRoom {
  readonly groups: Group[] = [];
  /** The group of each run of steps, and the step it begins with. */
  readonly runs: number[] = [];
  readonly begins: number[] = [];
  /** How many there are; the columns have room for more. */
  length = 0;
  codes: Int32Array;
  counts: Float64Array;

  constructor({ codes, counts }: StepRoom) {
    this.codes = codes;
    this.counts = counts;
  }
}

export function createSegmentDeltas(): SegmentDeltas {
  return keepShape(new GatheredSteps());
}

/** A class: its methods are the same functions for every page, and those V8 compiles once, not once a page. */
class GatheredSteps implements SegmentDeltas {
  private readonly steps = new Steps(takeRoom());
  private readonly groups = new Groups(this.steps.groups);
  private measureBase = 0;

  selectPlace(start: Instant, place: number): void {
    this.steps.runs.push(this.groups.numberOf(start, place));
    this.steps.begins.push(this.steps.length);
  }

  selectMeasure(measure: number): void {
    this.measureBase = measure * slotSpan;
  }

  count(slot: number, count: number): void {
    const { steps } = this;
    if (steps.length === steps.codes.length) doubleRoom(steps);
    steps.codes[steps.length] = this.measureBase + slot;
    steps.counts[steps.length++] = count;
  }

  mark(): number {
    return this.steps.runs.length;
  }

  forget(mark: number): void {
    this.steps.runs[mark] = forgotten;
  }

  touched(): readonly Instant[] {
    const { runs, groups } = this.steps;
    const remembered = runs.filter((group) => group !== forgotten);
    return [...new Set(remembered.map((group) => groups[group]!.start))];
  }

  finish(): ReadonlyMap<Instant, SegmentEntries> {
    const { steps } = this;
    const entries = summedEntries(steps);
    leaveRoom(steps);
    steps.runs.length = steps.begins.length = steps.length = 0;
    return entries;
  }
}

interface Columns {
  readonly cells: number[];
  readonly slots: number[];
  readonly counts: number[];
}

/** Sorted by segment, place, measure and slot; steps in the same slot are added up, and what comes to nothing is left out. */
function summedEntries(steps: Steps): ReadonlyMap<Instant, SegmentEntries> {
  const { counts } = steps;
  const { order, ranks, codes, ranked } = orderOf(steps);
  const finished = new Map<Instant, Columns>();
  for (let at = 0; at < order.length;) {
    const code = codes[order[at]!]!;
    const rank = ranks[order[at]!]!;
    const group = ranked[rank];
    if (group === undefined) break;
    let count = 0;
    for (; at < order.length; at++) {
      const step = order[at]!;
      if (codes[step] !== code || ranks[step] !== rank) break;
      count += counts[step]!;
    }
    if (count !== 0) push(entriesOf(finished, group.start), group.place, code, count);
  }
  return finished;
}

function entriesOf(finished: Map<Instant, Columns>, start: Instant): Columns {
  let entries = finished.get(start);
  if (entries === undefined) finished.set(start, (entries = { cells: [], slots: [], counts: [] }));
  return entries;
}

function push(entries: Columns, place: number, code: number, count: number): void {
  const slot = code % slotSpan;
  entries.cells.push(cellKey(place, (code - slot) / slotSpan));
  entries.slots.push(slot);
  entries.counts.push(count);
}

interface Ordered {
  /** Steps, as they follow each other in the segments. */
  readonly order: Int32Array;
  /** The rank of each step's group (of what is forgotten, which comes last, one more than any), and its code. */
  readonly ranks: Int32Array;
  readonly codes: Int32Array;
  readonly ranked: readonly Group[];
}

function orderOf({ groups, runs, begins, length, codes: given }: Steps): Ordered {
  const byRank = groups.map((_, group) => group).sort((a, b) => compare(groups[a]!, groups[b]!));
  const rankOf = new Int32Array(groups.length);
  byRank.forEach((group, rank) => (rankOf[group] = rank));
  const ranks = new Int32Array(length);
  runs.forEach((group, run) =>
    ranks.fill(rankOf[group] ?? groups.length, begins[run], begins[run + 1]),
  );
  const codes = given.subarray(0, length);
  const order = orderByDigits([
    { at: ranks, shift: 0, values: groups.length + 1 },
    { at: codes, shift: slotBits, values: measureCodes },
    { at: codes, shift: 0, values: slotSpan },
  ]);
  return { ranks, codes, order, ranked: byRank.map((group) => groups[group]!) };
}

function compare(a: Group, b: Group): number {
  return a.start - b.start || a.place - b.place;
}
