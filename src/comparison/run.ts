// One run over one set of evidence: what is worked out once and met again by every pair.
import type { Tally } from '../domain/cell.js';
import type { MetricDefinition } from '../domain/metric.js';
import { localDay } from '../domain/zone.js';
import type { PairContext } from './cell-scores.js';
import { isCoarse } from './coarseness.js';
import type { ComparisonInput } from './comparison-input.js';
import {
  noSeries,
  topicsOf,
  type ChannelSeries,
  type Days,
  type Evidence,
  type Series,
} from './evidence.js';
import { measureKey, type PairMeasure, type Side } from './pair-measure.js';
import { openRemembered, type Remembered } from './remembered.js';
import type { Layout } from './strata.js';
import { sumTallies } from './tallies.js';
import { layTimetable, unitsInWords, type DayBounds } from './timetable.js';
import { daysIn } from './days.js';
import { indexEvidence } from './index-evidence.js';
import { openWindowBook, type WindowBook } from './window-book.js';

export interface Run {
  readonly input: ComparisonInput;
  readonly evidence: Evidence;
  readonly book: WindowBook;
  /** What this run, and earlier ones over the same booked evidence, worked out. */
  readonly remembered: Remembered;
  contextOf(measure: PairMeasure): PairContext;
  /** Everything a side did in the window on a topic; null topic = on all, unmapped ones included; null = nothing. */
  tallyOf(context: PairContext, side: Side, topic: string | null): Tally | null;
  /** The days of the window on which a side had contacts on a topic; null topic = on any. */
  daysOf(context: PairContext, side: Side, topic: string | null): Days;
  /** Of a side's waits over its own mix, on a topic or on all: as made for the pair that asked first. */
  ownMedianOf(
    context: PairContext,
    place: readonly [Side, string | null],
    make: () => number | null,
  ): number | null;
  /** The same value as long as nothing that a channel did in the window on a topic (null: on any, or on none) has changed. */
  stateOf(channel: string, topic: string | null): unknown;
  /** How many contacts a channel had in the window, and which share of them has a topic. */
  volumeOf(channel: string, layout: Layout): Volume;
}

/** Of the reading of a metric in which the channel has most contacts. */
export interface Volume {
  readonly contacts: number;
  /** 0..1; 1 where there were none. */
  readonly mappedShare: number;
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

type Opened = Pick<Run, 'input' | 'evidence' | 'remembered'>;

function createContexts({ input, evidence, remembered }: Opened): Run['contextOf'] {
  const { booked = null } = input;
  const units = booked?.units;
  const timetables = openRemembered();
  return (measure) => {
    const bounds = boundsOf(measure, input);
    const days = `${bounds.lastDay} ${bounds.limitDay}`;
    const { timetable, words } = timetables.get(days, [], () => {
      const laid = layTimetable(evidence.slots, bounds, units);
      return { timetable: laid, words: unitsInWords(laid) };
    });
    const isWithoutTime = booked === null && isCoarse(evidence, measure);
    const key = booked === null ? `${days} ${String(isWithoutTime)}` : 'booked';
    const layout = remembered.get(`layout ${key}`, [words], () => ({
      evidence,
      key,
      timetable,
      isCoarse: isWithoutTime,
    }));
    const name = measureKey(measure);
    return remembered.get(`context ${name}`, [layout], () => ({
      measure,
      key: name,
      layout,
      kept: openRemembered(),
    }));
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

/**
 * What a side shows over the whole window, worked out once for all pairs that end on the same day; again only where the channel did
 * something new on the topic, and that in this reading.
 */
function rememberSides<T>(
  what: string,
  { evidence, remembered, stateOf }: Opened & Pick<Run, 'stateOf'>,
  make: (series: readonly Series[], layout: Layout) => T,
): (context: PairContext, side: Side, topic: string | null) => T {
  return ({ measure, layout }, side, topic) => {
    const { channel, variant } = side;
    const key = [what, layout.key, measure.metric.id, channel, variant, topic ?? ''].join('|');
    return remembered.get(key, [stateOf(channel, topic), layout], () => {
      const series = seriesOn(evidence, measure.metric, [side, topic]);
      return remembered.get(`made ${key}`, series, () => make(series, layout));
    });
  };
}

/** Indexes the blocks, or takes what is booked, and opens the books. */
export function openRun(input: ComparisonInput): Run {
  const { booked } = input;
  const remembered = booked?.remembered ?? openRemembered();
  const evidence = booked?.evidence ?? indexEvidence(input.blocks);
  const book = remembered.get('window book', [], openWindowBook);
  const opened = { input, evidence, remembered };
  const stateOf: Run['stateOf'] = (channel, topic) => booked?.stateOf(channel, topic) ?? null;
  const tallyOf = (seriesList: readonly Series[], layout: Layout): Tally | null => {
    const tallies = seriesList.flatMap((series) => book.tallyOf(series, layout) ?? []);
    return tallies.length > 0 ? sumTallies(tallies) : null;
  };
  return {
    ...opened,
    book,
    contextOf: createContexts(opened),
    tallyOf: rememberSides('tally', { ...opened, stateOf }, tallyOf),
    daysOf: rememberSides('days', { ...opened, stateOf }, daysIn),
    ownMedianOf: ({ measure, layout }, [{ channel, variant }, topic], make) => {
      const key = ['own', layout.key, measure.metric.id, channel, variant, topic ?? ''].join('|');
      return remembered.get(key, [stateOf(channel, topic), layout], make);
    },
    stateOf,
    volumeOf: (channel, layout) =>
      remembered.get(`volume|${channel}|${layout.key}`, [stateOf(channel, null), layout], () =>
        volume({ evidence, book }, channel, layout),
      ),
  };
}
