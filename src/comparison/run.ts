// One run over one set of evidence: what is worked out once and met again by every pair.
import type { Tally } from '../domain/cell.js';
import type { MetricDefinition } from '../domain/metric.js';
import { localDay } from '../domain/zone.js';
import type { PairContext } from './cell-scores.js';
import { isCoarse } from './coarseness.js';
import type { ComparisonInput } from './comparison-input.js';
import {
  indexEvidence,
  topicsOf,
  type ChannelSeries,
  type Evidence,
  type Series,
} from './evidence.js';
import type { PairMeasure, Side } from './pair-measure.js';
import type { Layout } from './strata.js';
import { sumTallies } from './tallies.js';
import { layTimetable, type DayBounds, type Timetable } from './timetable.js';
import { daysIn, type Days } from './days.js';
import { openWindowBook, type WindowBook } from './window-book.js';

export interface Run {
  readonly input: ComparisonInput;
  readonly evidence: Evidence;
  readonly book: WindowBook;
  contextOf(measure: PairMeasure): PairContext;
  /** Everything a side did in the window on a topic; null topic = on all, unmapped ones included; null = nothing. */
  tallyOf(context: PairContext, side: Side, topic: string | null): Tally | null;
  /** The days of the window on which a side had contacts on a topic; null topic = on any. */
  daysOf(context: PairContext, side: Side, topic: string | null): Days;
  /** How many contacts a channel had in the window, and which share of them has a topic. */
  volumeOf(channel: string, layout: Layout): Volume;
}

/** Of the reading of a metric in which the channel has most contacts. */
export interface Volume {
  readonly contacts: number;
  /** 0..1; 1 where there were none. */
  readonly mappedShare: number;
}

/** Works a value out once per key. */
function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  if (known.has(key)) return known.get(key) as T;
  const value = make();
  known.set(key, value);
  return value;
}

/** As `remember`, forgotten with its owner. */
function rememberFor<T>(
  known: WeakMap<object, Map<string, T>>,
  owner: object,
  [key, make]: readonly [string, () => T],
): T {
  const pages = known.get(owner) ?? new Map<string, T>();
  known.set(owner, pages);
  return remember(pages, key, make);
}

/** A side's series on one topic, or on all of them. */
function seriesOn(
  evidence: Evidence,
  { id }: Pick<MetricDefinition, 'id'>,
  [side, topic]: readonly [Side, string | null],
): readonly Series[] {
  const topics = topicsOf(evidence, id, side.variant);
  const wanted = topic === null ? [...topics.values()] : [topics.get(topic)];
  return wanted
    .map((channels) => channels?.get(side.channel))
    .filter((series) => series !== undefined);
}

function boundsOf(measure: PairMeasure, { window, zone, ...input }: ComparisonInput): DayBounds {
  const known = input.completeUntil(measure.a.channel, measure.b.channel);
  const end = Math.min(window.to, known);
  return {
    firstDay: localDay(window.from, zone),
    lastDay: localDay(end - 1, zone),
    limitDay: localDay(end, zone),
    historyWeeks: input.settings.historyWeeks,
  };
}

function createLayouts(input: ComparisonInput, evidence: Evidence): Run['contextOf'] {
  const timetables = new Map<string, Timetable>();
  const layouts = new Map<string, Layout>();
  return (measure) => {
    const bounds = boundsOf(measure, input);
    const days = `${bounds.lastDay} ${bounds.limitDay}`;
    const timetable = remember(timetables, days, () => layTimetable(evidence.slots, bounds));
    const isWithoutTime = isCoarse(evidence, measure);
    const layout = remember(layouts, `${days} ${String(isWithoutTime)}`, () => ({
      evidence,
      timetable,
      isCoarse: isWithoutTime,
    }));
    return { measure, layout };
  };
}

function volume(
  { evidence, book }: Pick<Run, 'evidence' | 'book'>,
  channel: string,
  layout: Layout,
): Volume {
  const contactsOn = (channels: ChannelSeries | undefined): number =>
    book.tallyOf(channels?.get(channel) ?? noSeries, layout)?.n ?? 0;
  const readings = [...evidence.byMetric.values()].flatMap((variants) => [...variants.values()]);
  return readings.reduce(
    (most: Volume, topics) => {
      let contacts = 0;
      for (const channels of topics.values()) contacts += contactsOn(channels);
      if (contacts <= most.contacts) return most;
      return { contacts, mappedShare: 1 - contactsOn(topics.get(null)) / contacts };
    },
    { mappedShare: 1, contacts: 0 },
  );
}

const noSeries: Series = [];

/** What a side shows over the whole window, worked out once for all pairs that end on the same day. */
function rememberSides<T>(
  evidence: Evidence,
  make: (series: readonly Series[], layout: Layout) => T,
): (context: PairContext, side: Side, topic: string | null) => T {
  const known = new WeakMap<object, Map<string, T>>();
  return ({ measure, layout }, side, topic) => {
    const key = JSON.stringify([measure.metric.id, side, topic]);
    const series = (): T => make(seriesOn(evidence, measure.metric, [side, topic]), layout);
    return rememberFor(known, layout.timetable, [key, series]);
  };
}

/** Indexes the blocks and opens the books. */
export function openRun(input: ComparisonInput): Run {
  const evidence = indexEvidence(input.blocks);
  const book = openWindowBook();
  const volumes = new WeakMap<object, Map<string, Volume>>();
  const tallyOf = (seriesList: readonly Series[], layout: Layout): Tally | null => {
    const tallies = seriesList.flatMap((series) => book.tallyOf(series, layout) ?? []);
    return tallies.length > 0 ? sumTallies(tallies) : null;
  };
  return {
    input,
    evidence,
    book,
    contextOf: createLayouts(input, evidence),
    tallyOf: rememberSides(evidence, tallyOf),
    daysOf: rememberSides(evidence, daysIn),
    volumeOf: (channel, layout) =>
      rememberFor(volumes, layout.timetable, [
        channel,
        () => volume({ evidence, book }, channel, layout),
      ]),
  };
}
