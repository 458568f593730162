// Interaction -> measurements -> slots of its segment.
import type { Instant } from '../domain/clock.js';
import type { Measured, MeasurementSink } from '../domain/measure.js';
import { countEscape, countMode, type Coded } from './beside.js';
import { languageCode, measureCode, placeKey } from './cell-key.js';
import { place } from './interaction-row.js';
import { keepShape } from './keep-shape.js';
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
  return keepShape(new SlotCounter(context, deltas));
}

const everything: SettledRange = { after: -Infinity, until: Infinity };

/** A class: its methods are the same functions for every page, and those V8 compiles once, not once a page. */
class SlotCounter implements Counter, MeasurementSink {
  /** Whose measurements are heard, which of them are wanted, and when the first one beyond settles. */
  private coded: Coded | null = null;
  private after: Instant = -Infinity;
  private until: Instant = Infinity;
  private sign: 1 | -1 = 1;
  private next: Instant | null = null;
  /** Measure -> seconds it counts for while it is open, where not its own. */
  private readonly openWaits = new Map<number, number>();

  constructor(
    private readonly context: StoreContext,
    private readonly deltas: CountSink,
  ) {}

  settled(coded: Coded, range: SettledRange, sign: 1 | -1): Instant | null {
    this.sign = sign;
    this.tell(coded, range.until, range);
    return this.next;
  }

  unsettled(coded: Coded, asOf: Instant, waitsAsOf = asOf): void {
    this.sign = 1;
    if (waitsAsOf < asOf) this.noteOpenWaits(coded, waitsAsOf);
    this.tell(coded, asOf, { after: asOf, until: Infinity });
    this.openWaits.clear();
  }

  all(coded: Coded, asOf: Instant): void {
    this.sign = 1;
    this.tell(coded, asOf, everything);
  }

  duration(what: Measured, outcome: WaitOutcome, seconds: number, settlesAt: Instant): void {
    if (!this.isWanted(settlesAt)) return;
    this.selectCell(what);
    const counted = outcome === 'open' ? this.openSeconds(what, seconds) : seconds;
    countDuration(outcome, counted, this.sign, this.deltas);
  }

  share(what: Measured, outcome: 'yes' | 'no' | 'pending', settlesAt: Instant): void {
    if (!this.isWanted(settlesAt)) return;
    this.selectCell(what);
    this.deltas.count(slot[outcome], this.sign);
    if (what.metric === 'channel_escape') countEscape(this.coded!, outcome, this.sign, this.deltas);
  }

  rating(what: Measured, value: number, settlesAt: Instant): void {
    if (!this.isWanted(settlesAt)) return;
    this.selectCell(what);
    this.deltas.count(levelSlot(value), this.sign);
    countMode(this.coded!, this.sign, this.deltas);
  }

  private tell(coded: Coded, asOf: Instant, { after, until }: SettledRange): void {
    this.coded = coded;
    this.after = after;
    this.until = until;
    this.next = null;
    selectPlace(this.context, coded, this.deltas);
    this.context.measurer.tell(coded.interaction, asOf, this);
  }

  private noteOpenWaits({ interaction }: Coded, asOf: Instant): void {
    this.context.measurer.tell(interaction, asOf, openWaitsListener(this.openWaits));
  }

  private openSeconds({ metric, variant }: Measured, seconds: number): number {
    if (this.openWaits.size === 0) return seconds;
    return this.openWaits.get(measureCode(metric, variant)) ?? seconds;
  }

  private isWanted(settlesAt: Instant): boolean {
    if (settlesAt <= this.until) return settlesAt > this.after;
    if (this.next === null || settlesAt < this.next) this.next = settlesAt;
    return false;
  }

  private selectCell({ metric, variant }: Measured): void {
    this.deltas.selectMeasure(measureCode(metric, variant));
    if (this.coded!.interaction.isDateOnly) this.deltas.count(slot.dateOnly, this.sign);
  }
}

type WaitOutcome = 'ended' | 'censored' | 'open';

function openWaitsListener(openWaits: Map<number, number>): MeasurementSink {
  return {
    duration({ metric, variant }, outcome, seconds) {
      if (outcome === 'open') openWaits.set(measureCode(metric, variant), seconds);
    },
    share: () => undefined,
    rating: () => undefined,
  };
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
