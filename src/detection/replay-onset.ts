// The onset of a gap in a replay: its last half year, day by day, as it was known at the end of the step's day.
import type { Interaction } from '../domain/interaction.js';
import type { Window } from '../domain/window.js';
import { addDays, dayStart, timeStratum } from '../domain/zone.js';
import { dailyScores, onsetDays } from './daily-scores.js';
import { daysBetween } from './day-frame.js';
import { openEvidenceBook } from './evidence-book.js';
import type { GapStep } from './gap-step.js';
import { knownAt } from './known-at.js';
import { estimateOnset, type Onset } from './onset.js';
import type { ReplaySource } from './replay.js';

/** The interactions an onset is read from: the pair's, on the step's topic, opened on those days. */
function concerned({ watch, topic }: GapStep, { from, to }: Window): (one: Interaction) => boolean {
  const { a, b } = watch.measure;
  return (one) =>
    one.openedAt >= from &&
    one.openedAt < to &&
    (one.channel === a.channel || one.channel === b.channel) &&
    (topic === null ? one.topic !== null : one.topic === topic);
}

/** Since when; null without two weeks of contacts. O(interactions of the half year). */
export function replayOnset(
  step: GapStep,
  { interactions, measurer, zone }: Omit<ReplaySource, 'isWatched'>,
): Onset | null {
  const { metric, a, b } = step.watch.measure;
  const firstDay = addDays(step.day, 1 - onsetDays);
  const window = { from: dayStart(firstDay, zone), to: dayStart(addDays(step.day, 1), zone) };
  const known = window.to - 1;
  const book = openEvidenceBook('day');
  for (const interaction of interactions.filter(concerned(step, window))) {
    const { channel, topic, openedAt, isDateOnly } = interaction;
    const { variant } = channel === a.channel ? a : b;
    const place = { stratum: timeStratum(openedAt, zone), language: null, isDateOnly };
    const address = { metric: metric.id, variant, channel, topic: topic ?? '' };
    for (const one of measurer(knownAt(interaction, known), known))
      if (one.metric === metric.id && one.variant === variant)
        book.count(address, place, one.value, 1);
  }
  return estimateOnset(dailyScores(book, step, daysBetween(firstDay, step.day)));
}
