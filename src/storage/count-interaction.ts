// Interaction -> measurements -> slots of its segment.
import type { Instant } from '../domain/clock.js';
import type { Measured, MeasurementSink } from '../domain/measure.js';
import { countEscape, countMode, type Coded } from './beside.js';
import { languageCode, measureCode, placeKey } from './cell-key.js';
import { place } from './interaction-row.js';
import type { CountSink } from './segment-deltas.js';
import { countDuration, levelSlot, slot } from './slots.js';
import type { StoreContext } from './store-context.js';

/** Measurements that settle in (after, until]. */
export interface SettledRange {
  readonly after: Instant;
  readonly until: Instant;
}

export type { Coded } from './beside.js';

/** Where a source is complete until nowhere yet, only what needs no waiting is settled. */
export function settledUntil(completeUntil: Instant | null): SettledRange {
  return { after: -Infinity, until: completeUntil ?? 0 };
}

/** Counts interactions into the segments of a sink, one after the other. */
export interface Counter {
  /**
   * Measures an interaction at `range.until`, and counts what settles in the range in (+1) or out (-1). Answers when the
   * next of its measurements settles after it; null when all have.
   */
  settled(coded: Coded, range: SettledRange, sign: 1 | -1): Instant | null;
  /**
   * Adds what is not settled yet at `asOf`: waits still open, shares still pending. Waits open then and at `waitsAsOf`
   * count as long as they were at `waitsAsOf`.
   */
  unsettled(coded: Coded, asOf: Instant, waitsAsOf?: Instant): void;
  /** Adds everything measured at `asOf`, settled or not: for stretches shorter than a segment. */
  all(coded: Coded, asOf: Instant): void;
}

export function createCounter(context: StoreContext, deltas: CountSink): Counter {
  const turn: Turn = { coded: null, ...everything, sign: 1, next: null, openWaits: new Map() };
  const listener = createListener(turn, deltas);
  const noteOpenWaits = ({ interaction }: Coded, asOf: Instant): void => {
    context.measurer.tell(interaction, asOf, openWaitsListener(turn.openWaits));
  };
  const count = (coded: Coded, asOf: Instant, { after, until }: SettledRange): Instant | null => {
    turn.coded = coded;
    turn.after = after;
    turn.until = until;
    turn.next = null;
    selectPlace(context, coded, deltas);
    context.measurer.tell(coded.interaction, asOf, listener);
    return turn.next;
  };
  return {
    settled(coded, range, sign) {
      turn.sign = sign;
      return count(coded, range.until, range);
    },
    unsettled(coded, asOf, waitsAsOf = asOf) {
      turn.sign = 1;
      if (waitsAsOf < asOf) noteOpenWaits(coded, waitsAsOf);
      count(coded, asOf, { after: asOf, until: Infinity });
      turn.openWaits.clear();
    },
    all(coded, asOf) {
      turn.sign = 1;
      count(coded, asOf, everything);
    },
  };
}

const everything: SettledRange = { after: -Infinity, until: Infinity };

/** Whose measurements are heard, which of them are wanted, and when the first one beyond settles. */
interface Turn {
  coded: Coded | null;
  after: Instant;
  until: Instant;
  sign: 1 | -1;
  next: Instant | null;
  /** Measure -> seconds it counts for while it is open, where not its own. */
  readonly openWaits: Map<number, number>;
}

function openWaitsListener(openWaits: Map<number, number>): MeasurementSink {
  return {
    duration({ metric, variant }, outcome, seconds) {
      if (outcome === 'open') openWaits.set(measureCode(metric, variant), seconds);
    },
    share: () => undefined,
    rating: () => undefined,
  };
}

function createListener(turn: Turn, deltas: CountSink): MeasurementSink {
  return {
    duration(what, outcome, seconds, settlesAt) {
      if (!isWanted(turn, settlesAt)) return;
      selectCell(turn, what, deltas);
      countDuration(outcome, openSeconds(turn, what, outcome) ?? seconds, turn.sign, deltas.count);
    },
    share(what, outcome, settlesAt) {
      if (!isWanted(turn, settlesAt)) return;
      selectCell(turn, what, deltas);
      deltas.count(slot[outcome], turn.sign);
      if (what.metric === 'channel_escape')
        countEscape(turn.coded!, outcome, turn.sign, deltas.count);
    },
    rating(what, value, settlesAt) {
      if (!isWanted(turn, settlesAt)) return;
      selectCell(turn, what, deltas);
      deltas.count(levelSlot(value), turn.sign);
      countMode(turn.coded!, turn.sign, deltas.count);
    },
  };
}

function openSeconds(
  { openWaits }: Turn,
  { metric, variant }: Measured,
  outcome: 'ended' | 'censored' | 'open',
): number | undefined {
  if (openWaits.size === 0 || outcome !== 'open') return undefined;
  return openWaits.get(measureCode(metric, variant));
}

function isWanted(turn: Turn, settlesAt: Instant): boolean {
  if (settlesAt <= turn.until) return settlesAt > turn.after;
  if (turn.next === null || settlesAt < turn.next) turn.next = settlesAt;
  return false;
}

function selectCell(turn: Turn, { metric, variant }: Measured, deltas: CountSink): void {
  deltas.selectMeasure(measureCode(metric, variant));
  if (turn.coded!.interaction.isDateOnly) deltas.count(slot.dateOnly, turn.sign);
}

function selectPlace(context: StoreContext, { interaction, row }: Coded, sink: CountSink): void {
  const language = context.isLanguageStratum ? languageCode(interaction.language) : 0;
  const at = placeKey(row[place.topic] as number, row[place.channel] as number, language);
  sink.selectPlace(segmentStart(interaction.openedAt, context.segmentMs), at);
}

/** Start of the segment an instant lies in. */
export function segmentStart(instant: Instant, segmentMs: number): Instant {
  return Math.floor(instant / segmentMs) * segmentMs;
}
