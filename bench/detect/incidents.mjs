// What the monitor said over a year, put beside what was true.
import { dayNumber } from '../../dist/domain/civil-day.js';
import { firstDay, topics } from './company.mjs';

const first = dayNumber(firstDay);

/** Day of the year (0 = first) of a local day. */
export function dayOfYear(day) {
  return dayNumber(day) - first;
}

/** All steps of a year, flat. */
export function stepsOf(year) {
  return [...year].flatMap(({ steps }) => steps);
}

/** Openings told on their own: a topic under an open gap over all topics is a line under it. */
export function incidentsOf(steps) {
  return steps.filter(({ kind, isUnderAllTopics }) => kind === 'opened' && !isUnderAllTopics);
}

/** Does a step concern the true gap: its metric, its topic or all topics, and the channel that is worse? */
export function isAbout(gap, step) {
  const topic = gap.topic === null ? null : topics[gap.topic];
  return step.watch.measure.metric.id === gap.figure && step.worse === 'a' && step.topic === topic;
}

/**
 * How a true gap was seen: days to the opening, episodes of its cell, days from its end to the closing. Null where a false
 * alarm had the cell open already when the gap began.
 */
export function sightingOf(gap, steps) {
  const all = steps.filter((step) => isAbout(gap, step));
  const before = all.filter(({ day }) => dayOfYear(day) < gap.fromDay);
  const isOpenAlready = before.length > 0 && before.at(-1).kind !== 'resolved';
  if (isOpenAlready) return null;
  const about = all.slice(before.length);
  const opened = about.filter(({ kind }) => kind === 'opened');
  const seen = opened.filter(({ day }) => dayOfYear(day) < gap.toDay);
  const closed = about.filter(
    ({ kind, day }) => kind === 'resolved' && dayOfYear(day) >= gap.toDay,
  );
  return {
    delay: seen.length > 0 ? dayOfYear(seen[0].day) - gap.fromDay : Infinity,
    episodes: opened.length,
    closedAfter: closed.length > 0 ? dayOfYear(closed.at(-1).day) - gap.toDay : Infinity,
  };
}
