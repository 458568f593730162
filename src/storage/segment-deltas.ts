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

/** What a segment gathers, one step after the other; a slot may come again and again. */
interface Steps {
  readonly keys: number[];
  readonly counts: number[];
}

/** Keys are (index of the place, measure, slot) in one number: under 2^31 while a page has fewer than 1,024 places. */
export function createSegmentDeltas(): SegmentDeltas {
  const indexOf = new Map<number, number>();
  const places: number[] = [];
  const segments = new Map<Instant, Steps>();
  let chosen: Steps = { keys: [], counts: [] };
  let placeBase = 0;
  let base = 0;
  return {
    selectPlace(start, place) {
      let index = indexOf.get(place);
      if (index === undefined) indexOf.set(place, (index = places.push(place) - 1));
      placeBase = index * placeSpan;
      const steps = segments.get(start);
      if (steps === undefined) segments.set(start, (chosen = { keys: [], counts: [] }));
      else chosen = steps;
    },
    selectMeasure(measure) {
      base = placeBase + measure * slotSpan;
    },
    count(slot, count) {
      chosen.keys.push(base + slot);
      chosen.counts.push(count);
    },
    finish() {
      const ranked = rankPlaces(places);
      const finished = [...segments].map(
        ([start, steps]) => [start, summedEntries(steps, ranked)] as const,
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

/** Sorted by place, measure and slot; steps in the same slot are added up, and what comes to nothing is left out. */
function summedEntries(steps: Steps, ranked: Ranked): SegmentEntries {
  const span = 2 ** Math.ceil(Math.log2(steps.keys.length + 1));
  const order = orderOf(steps, ranked, span);
  const entries = { cells: [] as number[], slots: [] as number[], counts: [] as number[] };
  for (let at = 0; at < order.length;) {
    const key = Math.floor(order[at]! / span);
    const end = (key + 1) * span;
    let count = 0;
    for (; at < order.length && order[at]! < end; at++) {
      count += steps.counts[order[at]! - key * span]!;
    }
    if (count === 0) continue;
    const measure = Math.floor(key / slotSpan);
    const rank = Math.floor(measure / measureCodes);
    const place = ranked.places[ranked.indexAt[rank]!]!;
    entries.cells.push((place - rank) * measureCodes + measure);
    entries.slots.push(key - measure * slotSpan);
    entries.counts.push(count);
  }
  return entries;
}

/** (key by the place's rank) x span + number of the step, ascending: one sort of plain numbers. */
function orderOf({ keys }: Steps, { rankOf }: Ranked, span: number): Float64Array {
  const order = new Float64Array(keys.length);
  for (let step = 0; step < keys.length; step++) {
    const index = Math.floor(keys[step]! / placeSpan);
    order[step] = (keys[step]! + (rankOf[index]! - index) * placeSpan) * span + step;
  }
  return order.sort();
}
