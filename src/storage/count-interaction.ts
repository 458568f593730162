// Interaction -> measurements -> slots of its segment.
import type { Instant } from '../domain/clock.js';
import type { Interaction } from '../domain/interaction.js';
import type { Measurement } from '../domain/measure.js';
import { cellKey, languageCode, measureCode } from './cell-key.js';
import { place } from './interaction-row.js';
import type { SegmentDeltas } from './segment-deltas.js';
import { countValue } from './slots.js';
import type { Row } from './sql.js';
import type { StoreContext } from './store-context.js';

/** An interaction with the row that carries its codes. */
export interface Coded {
  readonly interaction: Interaction;
  readonly row: Row;
}

/** Measurements that settle in (after, until], as they stand at `until`. */
export interface SettledRange {
  readonly after: Instant;
  readonly until: Instant;
}

/** Where a source is complete until nowhere yet, only what needs no waiting is settled. */
export function settledUntil(completeUntil: Instant | null): SettledRange {
  return { after: -Infinity, until: completeUntil ?? 0 };
}

type Gatherer = Pick<SegmentDeltas, 'select' | 'count'>;

/** When the next of these measurements settles after `until`; null when all have. */
export function nextSettling(measurements: readonly Measurement[], until: Instant): Instant | null {
  let next: Instant | null = null;
  for (const { settlesAt } of measurements) {
    if (settlesAt > until && (next === null || settlesAt < next)) next = settlesAt;
  }
  return next;
}

/** Adds (or takes out) those measurements of one interaction, as measured at `until`, that settle in the range. */
export function countSettled(
  context: StoreContext,
  coded: Coded,
  measured: { readonly measurements: readonly Measurement[]; readonly range: SettledRange },
  into: { readonly deltas: Gatherer; readonly sign: 1 | -1 },
): void {
  const cells = cellsOf(context, coded);
  const { after, until } = measured.range;
  for (const measurement of measured.measurements) {
    const { settlesAt } = measurement;
    if (settlesAt <= until && settlesAt > after) countOne(measurement, cells, into);
  }
}

/** Adds what is not settled yet at `asOf`: waits still open, shares still pending. */
export function countUnsettled(
  context: StoreContext,
  coded: Coded,
  asOf: Instant,
  deltas: Gatherer,
): void {
  const cells = cellsOf(context, coded);
  for (const measurement of context.measurer(coded.interaction, asOf)) {
    if (measurement.settlesAt > asOf) countOne(measurement, cells, { deltas, sign: 1 });
  }
}

/** Adds everything measured at `asOf`, settled or not: for stretches shorter than a segment. */
export function countAll(
  context: StoreContext,
  coded: Coded,
  asOf: Instant,
  deltas: Gatherer,
): void {
  const cells = cellsOf(context, coded);
  for (const measurement of context.measurer(coded.interaction, asOf)) {
    countOne(measurement, cells, { deltas, sign: 1 });
  }
}

interface Cells {
  readonly start: Instant;
  readonly topic: number;
  readonly channel: number;
  readonly language: number;
  readonly isDateOnly: boolean;
}

function cellsOf(context: StoreContext, { interaction, row }: Coded): Cells {
  return {
    start: segmentStart(interaction.openedAt, context.segmentMs),
    topic: row[place.topic] as number,
    channel: row[place.channel] as number,
    language: context.isLanguageStratum ? languageCode(interaction.language) : 0,
    isDateOnly: interaction.isDateOnly,
  };
}

function countOne(
  { metric, variant, value }: Measurement,
  cells: Cells,
  { deltas, sign }: { readonly deltas: Gatherer; readonly sign: 1 | -1 },
): void {
  const { topic, channel, language } = cells;
  const key = cellKey({ topic, channel, measure: measureCode(metric, variant), language });
  deltas.select(cells.start, key);
  countValue(value, cells.isDateOnly, sign, deltas.count);
}

/** Start of the segment an instant lies in. */
export function segmentStart(instant: Instant, segmentMs: number): Instant {
  return Math.floor(instant / segmentMs) * segmentMs;
}
