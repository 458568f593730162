// Shares about what became of it: once enough, reopened, taken to another door.
import type { Instant } from './clock.js';
import type { Interaction } from './interaction.js';
import { isSolutionMeasured, maps, ripeShare, share } from './measure-population.js';
import type { Subject } from './measure-population.js';
import type { Measurement } from './measurement.js';

/**
 * Solved, and neither reopened nor asked again. Where the source itself says so (of its own, or from a survey) that is a
 * reading of its own; else it is tracked by the customer key: through any channel, and beside it blind to other doors.
 */
export function measureFirstContact(subject: Subject, into: Measurement[]): void {
  const { interaction } = subject;
  if (interaction.end === 'merged') return;
  const isTold = interaction.resolvedFirstContact !== null;
  if (isTold && maps(interaction, 'resolvedFirstContact')) into.push(told(interaction));
  else if (isTracked(interaction)) trackFirstContact(subject, into);
}

function told({ resolvedFirstContact, isFirstContactSurveyed }: Interaction): Measurement {
  const variant = isFirstContactSurveyed === true ? 'surveyed' : 'supplied';
  return { ...share('first_contact_resolution', resolvedFirstContact === true, 0), variant };
}

function trackFirstContact(subject: Subject, into: Measurement[]): void {
  const { interaction, rules } = subject;
  const { resolvedAt, nextContact, channel } = interaction;
  if (resolvedAt === null || !isSolutionMeasured(interaction)) return;
  const windowEnd = resolvedAt + rules.ripeSeconds * 1000;
  const isClosed = !isReopened(interaction, windowEnd);
  const isRepeated = isAskedAgain(interaction, windowEnd);
  const reading = (isYes: boolean): Measurement =>
    ripeShare(subject, 'first_contact_resolution', { from: resolvedAt, isYes });
  into.push(reading(isClosed && !isRepeated));
  const isRepeatedHere = isRepeated && nextContact?.channel === channel;
  into.push({ ...reading(isClosed && !isRepeatedHere), variant: 'in_channel' });
}

/** A customer turn in the same conversation within seven days of the solution. */
export function measureReopening(subject: Subject, into: Measurement[]): void {
  const { interaction, rules } = subject;
  const { resolvedAt } = interaction;
  if (resolvedAt === null || !isSolutionMeasured(interaction)) return;
  if (!maps(interaction, 'reopens') || !isReopeningKnown(interaction)) return;
  const isYes = isReopened(interaction, resolvedAt + rules.ripeSeconds * 1000);
  into.push(ripeShare(subject, 'reopened', { from: resolvedAt, isYes }));
}

/** The same customer, the same topic, another channel: later than this opening and within seven days of its end. */
export function measureEscape(subject: Subject, into: Measurement[]): void {
  const { interaction, rules } = subject;
  if (!isTracked(interaction)) return;
  const { resolvedAt, abandonedAt, openedAt, nextContact, channel } = interaction;
  const from = Math.max(resolvedAt ?? abandonedAt ?? openedAt, openedAt);
  const isYes =
    nextContact !== null &&
    nextContact.channel !== channel &&
    nextContact.at > openedAt &&
    nextContact.at <= from + rules.ripeSeconds * 1000;
  into.push(ripeShare(subject, 'channel_escape', { from, isYes }));
}

function isTracked(interaction: Interaction): boolean {
  return interaction.customer !== null && maps(interaction, 'customer');
}

function isReopeningKnown(interaction: Interaction): boolean {
  return interaction.reopenedAt !== null || interaction.reopens !== null;
}

/** By the instant where it is known, else by the source's count. */
function isReopened({ reopenedAt, reopens }: Interaction, windowEnd: Instant): boolean {
  return reopenedAt === null ? (reopens ?? 0) > 0 : reopenedAt <= windowEnd;
}

function isAskedAgain({ nextContact, openedAt }: Interaction, windowEnd: Instant): boolean {
  return nextContact !== null && nextContact.at > openedAt && nextContact.at <= windowEnd;
}
