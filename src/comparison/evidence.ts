// The contacts of every cell, laid out by metric, topic and channel so that pairs can be scored.
import { childOf } from './child-of.js';
import type { CellTally, Tally, Variant } from '../domain/cell.js';
import type { MetricId } from '../domain/metric.js';
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
  readonly cells: readonly CellTally[];
  /** Given where the window cuts through a day (two blocks then); else the day decides. */
  readonly isInWindow?: boolean;
}

/** One stretch of time of the evidence, in the order of time. */
export interface Slot extends TimeStratum {
  readonly lastDay: string;
  readonly isInWindow: boolean | null;
}

/** What one channel did in one slot. */
export interface Entry {
  /** Index into `Evidence.slots`. */
  readonly slot: number;
  readonly language: string | null;
  readonly tally: Tally;
  /** The weekdays with contacts, bit 0 = Monday, where the slot holds several. */
  readonly weekdays: number | undefined;
}

/** One channel's contacts of one topic and variant, oldest slot first. */
export type Series = readonly Entry[];
/** Channel -> series. */
export type ChannelSeries = ReadonlyMap<string, Series>;
/** Topic (null = unmapped) -> channel -> series. */
export type TopicSeries = ReadonlyMap<string | null, ChannelSeries>;

export interface Evidence {
  readonly slots: readonly Slot[];
  /** Metric -> variant -> topic -> channel -> series. */
  readonly byMetric: ReadonlyMap<MetricId, ReadonlyMap<Variant, TopicSeries>>;
  /** Languages that are strata of their own, sorted; empty where language is no stratum. */
  readonly languages: readonly string[];
}

type ChannelEntries = Map<string, Entry[]>;
type TopicEntries = Map<string | null, ChannelEntries>;
type VariantEntries = Map<Variant, TopicEntries>;
type Store = Map<MetricId, VariantEntries>;

function file(store: Store, slot: number, { cell, tally, marks }: CellTally): void {
  const variants = childOf(store, cell.metric, (): VariantEntries => new Map());
  const topics = childOf(variants, cell.variant, (): TopicEntries => new Map());
  const channels = childOf(topics, cell.topic, (): ChannelEntries => new Map());
  const entries = childOf(channels, cell.channel, (): Entry[] => []);
  entries.push({ slot, language: cell.language, tally, weekdays: marks });
}

function inTimeOrder(a: EvidenceBlock, b: EvidenceBlock): number {
  if (a.stratum.day !== b.stratum.day) return a.stratum.day < b.stratum.day ? -1 : 1;
  return a.stratum.daypart - b.stratum.daypart || Number(a.isInWindow) - Number(b.isInWindow);
}

/** Groups blocks, in whatever order they come, into series. O(cells). */
export function indexEvidence(blocks: readonly EvidenceBlock[]): Evidence {
  const store: Store = new Map();
  const languages = new Set<string>();
  const slots = [...blocks].sort(inTimeOrder).map((block, slot) => {
    for (const tally of block.cells) {
      file(store, slot, tally);
      if (tally.cell.language !== null) languages.add(tally.cell.language);
    }
    const { stratum, lastDay = stratum.day, isInWindow = null } = block;
    return { ...stratum, lastDay, isInWindow };
  });
  return { slots, byMetric: store, languages: [...languages].sort() };
}

/** The series of a metric's variant; empty where nothing was measured. */
export function topicsOf(evidence: Evidence, metric: MetricId, variant: Variant): TopicSeries {
  return evidence.byMetric.get(metric)?.get(variant) ?? new Map<string | null, ChannelSeries>();
}

/** One channel's contacts of one topic; empty where it had none. */
export function seriesOf(topics: TopicSeries, topic: string | null, channel: string): Series {
  return topics.get(topic)?.get(channel) ?? [];
}
