// Does the channel do what it says?
import type { Instant } from './clock.js';
import type { Interaction } from './interaction.js';
import {
  isHumanWaitMeasured,
  isShortAbandon,
  isSolutionMeasured,
  maps,
  yesOrNo,
} from './measure-population.js';
import type { Subject } from './measure-population.js';
import type { Measured } from './measurement.js';
import { promiseDueAt, promiseFor } from './promise.js';

const dayMs = 86_400_000;
const ofFirstResponse = {
  metric: 'promise_kept',
  variant: 'of_first_response',
} as const satisfies Measured;
const ofResolution = {
  metric: 'promise_kept',
  variant: 'of_resolution',
} as const satisfies Measured;

/** `promise_kept` on both promised metrics. Short abandons, merged solutions and what a bot settled alone stay out. */
export function measurePromises(subject: Subject): void {
  const { interaction } = subject;
  if (interaction.isSettledByBot || isShortAbandon(interaction)) return;
  if (isHumanWaitMeasured(interaction)) {
    const dueAt = configuredDueAt(subject, 'first_response');
    if (dueAt !== null) tellKept(subject, ofFirstResponse, interaction.firstResponseAt, dueAt);
  }
  const dueAt = isSolutionMeasured(interaction)
    ? (ownDueAt(interaction) ?? configuredDueAt(subject, 'resolution'))
    : null;
  if (dueAt === null) tellSupplied(subject);
  else tellKept(subject, ofResolution, interaction.resolvedAt, dueAt);
}

/** A bare flag of the source, where it names no due instants: rows without `dueAt` there were promised nothing. */
function tellSupplied({ interaction, sink }: Subject): void {
  if (interaction.promiseKept === null || interaction.end === 'merged') return;
  if (!maps(interaction, 'promiseKept') || maps(interaction, 'dueAt')) return;
  sink.share(ofResolution, yesOrNo(interaction.promiseKept), 0);
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
function tellKept(
  { interaction, asOf, sink }: Subject,
  what: Measured,
  endedAt: Instant | null,
  dueAt: Instant,
): void {
  if (endedAt !== null) sink.share(what, yesOrNo(endedAt <= dueAt), 0);
  else if (interaction.abandonedAt !== null) sink.share(what, 'no', 0);
  else sink.share(what, asOf >= dueAt ? 'no' : 'pending', dueAt);
}
