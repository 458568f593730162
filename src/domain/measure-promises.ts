// Does the channel do what it says?
import type { Instant } from './clock.js';
import type { Interaction } from './interaction.js';
import {
  isHumanWaitMeasured,
  isShortAbandon,
  isSolutionMeasured,
  maps,
  share,
} from './measure-population.js';
import type { Subject } from './measure-population.js';
import type { Measurement } from './measurement.js';
import { promiseDueAt, promiseFor } from './promise.js';

const dayMs = 86_400_000;

/** `promise_kept` on both promised metrics. Short abandons, merged solutions and what a bot settled alone stay out. */
export function measurePromises(subject: Subject, into: Measurement[]): void {
  const { interaction } = subject;
  if (interaction.isSettledByBot || isShortAbandon(interaction)) return;
  if (isHumanWaitMeasured(interaction)) {
    const dueAt = configuredDueAt(subject, 'first_response');
    if (dueAt !== null) into.push(kept(subject, 'of_first_response', dueAt));
  }
  const resolution = ofResolution(subject);
  if (resolution) into.push(resolution);
}

function ofResolution(subject: Subject): Measurement | null {
  const { interaction } = subject;
  if (isSolutionMeasured(interaction)) {
    const dueAt = ownDueAt(interaction) ?? configuredDueAt(subject, 'resolution');
    if (dueAt !== null) return kept(subject, 'of_resolution', dueAt);
  }
  return supplied(interaction);
}

/** A bare flag of the source, where it names no due instants: rows without `dueAt` there were promised nothing. */
function supplied(interaction: Interaction): Measurement | null {
  if (interaction.promiseKept === null || interaction.end === 'merged') return null;
  if (!maps(interaction, 'promiseKept') || maps(interaction, 'dueAt')) return null;
  return { ...share('promise_kept', interaction.promiseKept, 0), variant: 'of_resolution' };
}

function ownDueAt({ dueAt, isDateOnly }: Interaction): Instant | null {
  return dueAt !== null && isDateOnly ? dueAt + dayMs - 1 : dueAt;
}

function configuredDueAt(
  { interaction, rules }: Subject,
  metric: 'first_response' | 'resolution',
): Instant | null {
  const promise = promiseFor(rules.promises, interaction, metric);
  if (promise === null) return null;
  return promiseDueAt(promise, interaction.openedAt, rules.calendarOf(interaction.channel));
}

/** Kept: ended inside the promise. Missed: ended later, due and not ended, or given up. Else pending. */
function kept(
  { interaction, asOf }: Subject,
  variant: 'of_first_response' | 'of_resolution',
  dueAt: Instant,
): Measurement {
  const { firstResponseAt, resolvedAt, abandonedAt } = interaction;
  const endedAt = variant === 'of_first_response' ? firstResponseAt : resolvedAt;
  const outcome = (isKept: boolean | 'pending', settlesAt: Instant): Measurement => ({
    ...share('promise_kept', isKept, settlesAt),
    variant,
  });
  if (endedAt !== null) return outcome(endedAt <= dueAt, 0);
  if (abandonedAt !== null) return outcome(false, 0);
  return outcome(asOf >= dueAt ? false : 'pending', dueAt);
}
