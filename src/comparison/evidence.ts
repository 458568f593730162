// The contacts of every cell, laid out by metric, topic and channel so that pairs can be scored.
import type { Cell, Tally, Variant } from '../domain/cell.js';
import type { MetricId } from '../domain/metric.js';
import type { PackedCells } from '../domain/packed-cells.js';
import type { RowSum } from './row-sum.js';
import type { TimeStratum } from '../domain/window.js';

/**
 * All tallies of one part of one local day; or of the same part of several days of one ISO week, all weekdays or all
 * weekend, that no window and no end of a channel cuts apart (`stratum.day` is then the first of them).
 */
export interface EvidenceBlock {
  readonly stratum: TimeStratum;
  /** The last day of several. */
  readonly lastDay?: string;
  /** Of several days: `marks` are the weekdays with contacts, bit 0 = Monday. */
  readonly cells: PackedCells;
  /** Given where the window cuts through a day (two blocks then); else the day decides. */
  readonly isInWindow?: boolean;
}

/** One stretch of time of the evidence, in the order of time. */
export interface Slot extends TimeStratum {
  readonly lastDay: string;
  readonly isInWindow: boolean | null;
  /** A sum over many weeks, which belongs to none (`side-sums.ts`). */
  readonly isSum: boolean;
}

/** Days of several weeks. */
export interface Days {
  /** Day number of the first week's Monday; may lie before 1970, then below 0. */
  readonly monday: number;
  /** One a week: its days as bits, Monday first. */
  readonly weeks: Uint8Array;
}

/** What one channel did in one slot. */
export interface Entry {
  /** Index into `Evidence.slots`. */
  readonly slot: number;
  readonly language: string | null;
  readonly tally: Tally;
  /** The weekdays with contacts, bit 0 = Monday, where the slot holds several. */
  readonly weekdays: number | undefined;
  /** Of a sum. */
  readonly days?: Days;
}

/** One channel's contacts of one topic and variant, oldest slot first. */
export interface Series extends Iterable<Entry> {
  readonly length: number;
  /** Visits every entry, without making one of it. */
  eachPart(visit: (part: Part) => void): void;
}

/** An entry that is looked at: good until the next one is. */
export interface Part extends Omit<Entry, 'tally'> {
  addTo(sum: RowSum): void;
}

/** An entry that is kept as one. */
export class ListedEntry implements Entry, Part {
  readonly weekdays = undefined;

  constructor(
    readonly slot: number,
    readonly language: string | null,
    readonly tally: Tally,
    readonly days: Days,
  ) {}

  addTo(sum: RowSum): void {
    sum.addTally(this.tally);
  }
}

/** A series of few entries. */
export class ListedSeries implements Series {
  constructor(private readonly entries: readonly ListedEntry[] = []) {}

  get length(): number {
    return this.entries.length;
  }

  [Symbol.iterator](): Iterator<Entry> {
    return this.entries[Symbol.iterator]();
  }

  eachPart(visit: (part: Part) => void): void {
    for (const entry of this.entries) visit(entry);
  }
}

/** A series nothing was done in. */
export const noSeries = new ListedSeries();

/** Channel -> series. */
export type ChannelSeries<Kept = Series> = ReadonlyMap<string, Kept>;
/** Topic (null = unmapped) -> channel -> series. */
export type TopicSeries<Kept = Series> = ReadonlyMap<string | null, ChannelSeries<Kept>>;

export interface Evidence<Kept = Series> {
  readonly slots: readonly Slot[];
  /** Metric -> variant -> topic -> channel -> series. */
  readonly byMetric: ReadonlyMap<MetricId, ReadonlyMap<Variant, TopicSeries<Kept>>>;
  /** Languages that are strata of their own, sorted; empty where language is no stratum. */
  readonly languages: readonly string[];
}

/** Where a series stands: languages together. */
export type Address = Omit<Cell, 'language'>;

/** The cell of a language there. Written out: spread together, every one would get a hidden class of its own. */
export function cellAt(
  { channel, topic, metric, variant }: Address,
  language: string | null,
): Cell {
  return { channel, topic, metric, variant, language };
}

/** A topic of a reading, on whichever channel. */
export type Subject = Omit<Address, 'channel'>;

/** Visits every topic of every reading. */
export function eachSubject<Kept extends Series>(
  { byMetric }: Evidence<Kept>,
  visit: (subject: Subject, channels: ChannelSeries<Kept>) => void,
): void {
  for (const [metric, variants] of byMetric)
    for (const [variant, topics] of variants)
      for (const [topic, channels] of topics) visit({ topic, metric, variant }, channels);
}

/** Visits every series. */
export function eachSeries(
  evidence: Evidence,
  visit: (address: Address, series: Series) => void,
): void {
  eachSubject(evidence, ({ topic, metric, variant }, channels) => {
    for (const [channel, series] of channels) visit({ channel, topic, metric, variant }, series);
  });
}

/** The series of a metric's variant; empty where nothing was measured. */
export function topicsOf<Kept extends Series>(
  evidence: Evidence<Kept>,
  metric: MetricId,
  variant: Variant,
): TopicSeries<Kept> {
  return evidence.byMetric.get(metric)?.get(variant) ?? new Map<string | null, never>();
}

/** All channels on a subject; empty where none did anything. */
export function channelsOf<Kept extends Series>(
  evidence: Evidence<Kept>,
  { metric, variant, topic }: Subject,
): ChannelSeries<Kept> {
  return topicsOf(evidence, metric, variant).get(topic) ?? new Map<string, Kept>();
}

/** One channel's contacts of one topic; empty, always the same list, where it had none. */
export function seriesOf(topics: TopicSeries, topic: string | null, channel: string): Series {
  return topics.get(topic)?.get(channel) ?? noSeries;
}

/** What evidence holds at an address; undefined where nothing was done. */
export function seriesAt<Kept extends Series>(
  evidence: Evidence<Kept>,
  { metric, variant, topic, channel }: Address,
): Kept | undefined {
  return evidence.byMetric.get(metric)?.get(variant)?.get(topic)?.get(channel);
}
