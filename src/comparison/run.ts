// One run over one set of evidence: what is worked out once and met again by every pair.
import type { Tally } from '../domain/cell.js';
import type { MetricDefinition } from '../domain/metric.js';
import { localDay } from '../domain/zone.js';
import type { PairContext } from './cell-scores.js';
import { isCoarse } from './coarseness.js';
import type { ComparisonInput } from './comparison-input.js';
import { indexEvidence, topicsOf, type Evidence, type Series, type Slot } from './evidence.js';
import type { PairMeasure, Side } from './pair-measure.js';
import { openStrataBook } from './strata-book.js';
import { windowTally, type Layout } from './strata.js';
import { layTimetable, type DayBounds, type Timetable } from './timetable.js';

export interface Run {
  readonly input: ComparisonInput;
  readonly evidence: Evidence;
  contextOf(measure: PairMeasure): PairContext;
  /** Everything a side did in the window on a topic; null topic = on all, unmapped ones included; null = nothing. */
  tallyOf(context: PairContext, side: Side, topic: string | null): Tally | null;
  /** The days of the window on which a side had contacts on a topic; null topic = on any. */
  daysOf(context: PairContext, side: Side, topic: string | null): ReadonlySet<string>;
  /** How many contacts a channel had in the window, and which share of them has a topic. */
  volumeOf(channel: string, timetable: Timetable): Volume;
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
  const book = openStrataBook();
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
    return { measure, layout, book };
  };
}

function volume(evidence: Evidence, channel: string, timetable: Timetable): Volume {
  let [mappedShare, contacts] = [1, 0];
  for (const variants of evidence.byMetric.values()) {
    for (const topics of variants.values()) {
      const counted = [...topics].map(([topic, channels]) => ({
        topic,
        n: windowTally([channels.get(channel) ?? []], timetable)?.n ?? 0,
      }));
      const all = counted.reduce((sum, { n }) => sum + n, 0);
      const unmapped = counted.find(({ topic }) => topic === null)?.n ?? 0;
      if (all > contacts) [mappedShare, contacts] = [1 - unmapped / all, all];
    }
  }
  return { mappedShare, contacts };
}

function windowDays(
  seriesList: readonly Series[],
  { evidence, timetable }: Layout,
): ReadonlySet<string> {
  const days = new Set<string>();
  const wanted = timetable.isWindowSlot;
  for (const series of seriesList)
    for (const { slot } of series) if (wanted[slot]) days.add((evidence.slots[slot] as Slot).day);
  return days;
}

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
  const volumes = new WeakMap<object, Map<string, Volume>>();
  return {
    input,
    evidence,
    contextOf: createLayouts(input, evidence),
    tallyOf: rememberSides(evidence, (series, { timetable }) => windowTally(series, timetable)),
    daysOf: rememberSides(evidence, windowDays),
    volumeOf: (channel, timetable) =>
      rememberFor(volumes, timetable, [channel, () => volume(evidence, channel, timetable)]),
  };
}
