// Gathers what one page adds to and takes from each segment, cheaply: small integers as keys, one sort per segment.
import type { Instant } from '../domain/clock.js';
import { measureCodes } from './cell-key.js';
import type { SegmentEntries } from './segment-entries.js';

/** Where counts go: first a segment and a place, then one measure after the other, then its slots. */
export interface CountSink {
  /** Chooses the segment (by its start) and the place (topic, channel and language; `cell-key.ts`). */
  selectPlace(start: Instant, place: number): void;
  /** Chooses the metric and variant. */
  selectMeasure(measure: number): void;
  /** Adds `count` (may be negative) to a slot of the cell chosen. */
  readonly count: (slot: number, count: number) => void;
}

export interface SegmentDeltas extends CountSink {
  /** Everything gathered, per segment start; a segment left with nothing to change is absent. */
  finish(): ReadonlyMap<Instant, SegmentEntries>;
}

/** More than any slot number (`slots.ts`). */
const slotSpan = 4096;
const placeSpan = measureCodes * slotSpan;

type Counts = Map<number, number>;

/** Keys are (index of the place, measure, slot) in one number: small while a page has fewer than 1,024 places. */
export function createSegmentDeltas(): SegmentDeltas {
  const indexOf = new Map<number, number>();
  const places: number[] = [];
  const segments = new Map<Instant, Counts>();
  let chosen: Counts = new Map();
  let placeBase = 0;
  let base = 0;
  return {
    selectPlace(start, place) {
      let index = indexOf.get(place);
      if (index === undefined) indexOf.set(place, (index = places.push(place) - 1));
      placeBase = index * placeSpan;
      const counts = segments.get(start);
      if (counts === undefined) segments.set(start, (chosen = new Map<number, number>()));
      else chosen = counts;
    },
    selectMeasure(measure) {
      base = placeBase + measure * slotSpan;
    },
    count(slot, count) {
      const key = base + slot;
      chosen.set(key, (chosen.get(key) ?? 0) + count);
    },
    finish() {
      const ranked = rankPlaces(places);
      const finished = [...segments].map(
        ([start, counts]) => [start, sortedEntries(counts, ranked)] as const,
      );
      return new Map(finished.filter(([, entries]) => entries.cells.length > 0));
    },
  };
}

interface Ranked {
  readonly places: readonly number[];
  readonly rankOf: readonly number[];
  readonly indexAt: readonly number[];
}

function rankPlaces(places: readonly number[]): Ranked {
  const indexAt = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]!);
  const rankOf = new Array<number>(places.length);
  indexAt.forEach((index, rank) => (rankOf[index] = rank));
  return { places, rankOf, indexAt };
}

function sortedEntries(counts: Counts, { places, rankOf, indexAt }: Ranked): SegmentEntries {
  const keys = new Float64Array(counts.size);
  let filled = 0;
  for (const key of counts.keys()) {
    const rest = key % placeSpan;
    keys[filled++] = rankOf[(key - rest) / placeSpan]! * placeSpan + rest;
  }
  keys.sort();
  const entries = { cells: [] as number[], slots: [] as number[], counts: [] as number[] };
  for (const key of keys) {
    const rest = key % placeSpan;
    const index = indexAt[(key - rest) / placeSpan]!;
    const count = counts.get(index * placeSpan + rest)!;
    if (count === 0) continue;
    const slot = rest % slotSpan;
    entries.cells.push(places[index]! * measureCodes + (rest - slot) / slotSpan);
    entries.slots.push(slot);
    entries.counts.push(count);
  }
  return entries;
}
