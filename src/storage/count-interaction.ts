// Interaction -> measurements -> slots of its segment.
import type { Instant } from '../domain/clock.js';
import type { Measurement } from '../domain/measure.js';
import { countBeside, type Coded } from './beside.js';
import { languageCode, measureCode, placeKey } from './cell-key.js';
import { place } from './interaction-row.js';
import type { CountSink } from './segment-deltas.js';
import { countValue } from './slots.js';
import type { StoreContext } from './store-context.js';

/** Measurements that settle in (after, until], as they stand at `until`. */
export interface SettledRange {
  readonly after: Instant;
  readonly until: Instant;
}

export type { Coded } from './beside.js';

/** Where a source is complete until nowhere yet, only what needs no waiting is settled. */
export function settledUntil(completeUntil: Instant | null): SettledRange {
  return { after: -Infinity, until: completeUntil ?? 0 };
}

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
  into: { readonly deltas: CountSink; readonly sign: 1 | -1 },
): void {
  selectPlace(context, coded, into.deltas);
  const { after, until } = measured.range;
  for (const measurement of measured.measurements) {
    const { settlesAt } = measurement;
    if (settlesAt <= until && settlesAt > after) countOne(coded, measurement, into);
  }
}

/** Adds what is not settled yet at `asOf`: waits still open, shares still pending. */
export function countUnsettled(
  context: StoreContext,
  coded: Coded,
  asOf: Instant,
  deltas: CountSink,
): void {
  selectPlace(context, coded, deltas);
  for (const measurement of context.measurer(coded.interaction, asOf)) {
    if (measurement.settlesAt > asOf) countOne(coded, measurement, { deltas, sign: 1 });
  }
}

/** Adds everything measured at `asOf`, settled or not: for stretches shorter than a segment. */
export function countAll(
  context: StoreContext,
  coded: Coded,
  asOf: Instant,
  deltas: CountSink,
): void {
  selectPlace(context, coded, deltas);
  for (const measurement of context.measurer(coded.interaction, asOf)) {
    countOne(coded, measurement, { deltas, sign: 1 });
  }
}

function selectPlace(context: StoreContext, { interaction, row }: Coded, sink: CountSink): void {
  const language = context.isLanguageStratum ? languageCode(interaction.language) : 0;
  const at = placeKey(row[place.topic] as number, row[place.channel] as number, language);
  sink.selectPlace(segmentStart(interaction.openedAt, context.segmentMs), at);
}

function countOne(
  coded: Coded,
  measurement: Measurement,
  { deltas, sign }: { readonly deltas: CountSink; readonly sign: 1 | -1 },
): void {
  const { metric, variant, value } = measurement;
  deltas.selectMeasure(measureCode(metric, variant));
  countValue(value, coded.interaction.isDateOnly, sign, deltas.count);
  countBeside(coded, measurement, sign, deltas.count);
}

/** Start of the segment an instant lies in. */
export function segmentStart(instant: Instant, segmentMs: number): Instant {
  return Math.floor(instant / segmentMs) * segmentMs;
}
