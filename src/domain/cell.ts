import type { MetricId } from './metric.js';

/**
 * Which reading of a metric a cell holds. Durations: the two clocks, and `promise` (the wait divided by its own promise,
 * in units where the promise is one day = 86,400). Promise shares: which metric was promised. Ratings: the scale.
 * First-contact resolution: `none` = tracked by customer key through any channel, `in_channel` = the same blind to other
 * doors (shown beside, never compared), `supplied` by the source or `surveyed`: each an origin of its own.
 */
export const variants = [
  'customer',
  'staffed',
  'promise',
  'of_first_response',
  'of_resolution',
  'scale_1_5',
  'scale_0_10',
  'scale_1_7',
  'scale_1_10',
  'scale_1_3',
  'scale_0_1',
  'in_channel',
  'supplied',
  'surveyed',
  'none',
] as const;
export type Variant = (typeof variants)[number];

/** The address of a tally. `topic: null` = unmapped contacts. */
export interface Cell {
  readonly channel: string;
  readonly topic: string | null;
  readonly metric: MetricId;
  readonly variant: Variant;
  /** Only where `detection.strata.language` is on, else null. */
  readonly language: string | null;
}

/** Log bucket key -> count. Key = ceil(ln v / ln gamma), gamma = 1.01/0.99, v in seconds; v < 1 falls in key 0. */
export type Histogram = ReadonlyMap<number, number>;

/**
 * What is known of one cell over some stretch of time: integers only, so tallies add and subtract exactly.
 * Durations: `n = ended + censored + open`. Shares: `n = yes + no + pending`. Ratings: `n` = sum of `levels`.
 */
export interface Tally {
  readonly n: number;
  /** How many of `n` were opened on a date without a time. */
  readonly dateOnly: number;
  /** Durations: waits that ended, by bucket. */
  readonly ended: Histogram;
  /** Durations: waits cut off at a known instant (abandoned, or past the follow-up limit; and, once read at an instant, still open). */
  readonly censored: Histogram;
  /** Durations: how many of the censored are still waiting at the instant of reading. */
  readonly open: number;
  /** Sum of the ended durations, whole seconds; ratings: sum of the values. */
  readonly sum: number;
  readonly yes: number;
  readonly no: number;
  /** Shares: not decided yet (not due, not ripe). */
  readonly pending: number;
  /** Ratings: value -> count. */
  readonly levels: ReadonlyMap<number, number>;
  /**
   * What is counted beside: of ratings `mode:MODE` (how they were asked), of `channel_escape` `to:CHANNEL` (where those
   * who left went) and `identity:KIND` (what kind of address they are known by). Absent = nothing.
   */
  readonly beside?: ReadonlyMap<string, number>;
}

/** A tally with its address. */
export interface CellTally {
  readonly cell: Cell;
  readonly tally: Tally;
  /** Bits its reader asked for, such as the weekdays on which anything came in. */
  readonly marks?: number;
}

/** Tallies that are kept in little room and listed when asked for. */
export interface HeldCells {
  list(): readonly CellTally[];
}

/** Bucket base: relative accuracy 1 %. */
export const bucketGamma = 1.01 / 0.99;
const lnGamma = Math.log(bucketGamma);

/** The log bucket of a duration in seconds (>= 0). Key 0 holds everything up to one second. */
export function bucketOf(seconds: number): number {
  return seconds <= 1 ? 0 : Math.ceil(Math.log(seconds) / lnGamma - 1e-9);
}

/** The representative value (seconds) of a bucket: its harmonic-like middle, within 1 % of everything in it. */
export function bucketValue(key: number): number {
  return key <= 0 ? 1 : (2 * Math.pow(bucketGamma, key)) / (1 + bucketGamma);
}

/** How many buckets a ratio is: round(ln r / ln gamma). */
export function shiftOf(ratio: number): number {
  return Math.round(Math.log(ratio) / lnGamma);
}
