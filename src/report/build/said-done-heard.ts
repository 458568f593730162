// What a channel says (its promises), does (kept, waits, right answers) and is said to be (ratings).
import { rawEstimate } from '../../comparison/channel-estimate.js';
import { metricOf } from '../../domain/metric.js';
import { lastPerObject } from '../../domain/per-object.js';
import { promiseFor, type ServicePromise } from '../../domain/promise.js';
import type { Window } from '../../domain/window.js';
import type { SaidDoneHeardRow, Views } from '../report-sections.js';
import { toDecimals } from '../rounding.js';
import { openGroups } from './group-by.js';
import type { PlacedCells } from './places.js';
import { ratingFigure, readingsOf, shareFigure, type Readings } from './readings.js';

const leastAnswers = 8;
const promisable = ['first_response', 'resolution'] as const;

/** One row per channel and topic; `views` says whether our own review and the ratings agree, against the topic's other channels. */
export function saidDoneHeardRows(
  places: readonly PlacedCells[],
  promises: readonly ServicePromise[],
  window: Window,
): readonly SaidDoneHeardRow[] {
  const doors = groupPlaces(places, topicKey);
  return places.map((place) => {
    const onTopic = doors.get(topicKey(place)) ?? [];
    return rows.get(place, [onTopic, promises, window.to], () => {
      const peers = onTopic.filter((one) => one !== place);
      return { ...rowOf(place, promises, window), views: viewsOf(place, peers) };
    });
  });
}

const groupPlaces = openGroups<PlacedCells>();

function topicKey({ topic }: PlacedCells): string {
  return topic === null ? 'all' : `one ${topic}`;
}

const rows = lastPerObject<PlacedCells, SaidDoneHeardRow>();

function rowOf(
  { channel, topic, cells }: PlacedCells,
  promises: readonly ServicePromise[],
  window: Window,
): Omit<SaidDoneHeardRow, 'views'> {
  const readings = readingsOf(cells);
  const asked = { channel, topic, openedAt: window.to - 1 };
  const said = promisable.flatMap((metric) => {
    const promise = promiseFor(promises, asked, metric);
    return promise === null
      ? []
      : [{ metric, withinSeconds: promise.withinSeconds, clock: promise.clock }];
  });
  const heard = (metric: 'csat' | 'nps' | 'ces') => ratingFigure(readings, metric);
  return {
    channel,
    topic,
    said,
    done: doneBy(readings),
    heard: { csat: heard('csat'), nps: heard('nps'), ces: heard('ces') },
  };
}

function doneBy(readings: Readings): SaidDoneHeardRow['done'] {
  const shown = (metric: 'promise_kept' | 'first_contact_resolution') =>
    shareFigure(readings.shown(metric)?.tally ?? null);
  return {
    promiseKept: shown('promise_kept'),
    firstResponse: waitOf(readings),
    answerCorrect: shareFigure(readings.tally('answer_correct', 'none')),
    firstContact: shown('first_contact_resolution'),
  };
}

function waitOf(readings: Readings): SaidDoneHeardRow['done']['firstResponse'] {
  const tally = readings.tally('first_response', 'customer');
  if (tally === null) return null;
  const { n, median, p90 } = rawEstimate(tally, 'duration', 'customer');
  return { n, median: toDecimals(median, 0), p90: toDecimals(p90, 0) };
}

/** Where right answers and satisfaction leave the other channels' by their margins in opposite directions, the views part. */
function viewsOf(place: PlacedCells, peers: readonly PlacedCells[]): Views | null {
  const own = readingsOf(place.cells);
  if (shareFigure(own.tally('answer_correct', 'none')) === null) return null;
  const others = readingsOf(peers.flatMap(({ cells }) => cells));
  const ours = correctLead(own, others);
  const theirs = satisfactionLead(own, others);
  return ours === null || theirs === null ? null : viewsApart(ours, theirs);
}

function viewsApart(ours: number, theirs: number): Views {
  const isOpposed = Math.sign(ours) !== Math.sign(theirs) && Math.abs(ours - theirs) >= 2;
  if (!isOpposed) return 'agree';
  return ours > theirs ? 'ours_better' : 'theirs_better';
}

/** By how many margins is the channel above (below 0: below) the others? Null where either has fewer than eight. */
function correctLead(own: Readings, others: Readings): number | null {
  const [one, other] = [own, others].map((each) =>
    shareFigure(each.tally('answer_correct', 'none')),
  );
  if (!one || !other || Math.min(one.denominator, other.denominator) < leastAnswers) return null;
  return (100 * (one.share! - other.share!)) / metricOf('answer_correct').margin;
}

function satisfactionLead(own: Readings, others: Readings): number | null {
  const [one, other] = [own, others].map((each) => ratingFigure(each, 'csat'));
  if (!one || !other || Math.min(one.n, other.n) < leastAnswers) return null;
  return (one.mean! - other.mean!) / metricOf('csat').margin;
}
