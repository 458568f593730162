// Shares about what became of it: once enough, reopened, taken to another door.
import type { Instant } from './clock.js';
import type { Interaction } from './interaction.js';
import { isSolutionMeasured, maps, plain, tellRipe, yesOrNo } from './measure-population.js';
import type { Subject } from './measure-population.js';
import type { Measured } from './measurement.js';

const firstContact = plain('first_contact_resolution');
const firstContactHere = { ...firstContact, variant: 'in_channel' } as const satisfies Measured;
const firstContactSupplied = { ...firstContact, variant: 'supplied' } as const satisfies Measured;
const firstContactSurveyed = { ...firstContact, variant: 'surveyed' } as const satisfies Measured;
const reopened = plain('reopened');
const channelEscape = plain('channel_escape');

/**
 * Solved, and neither reopened nor asked again. Where the source itself says so (of its own, or from a survey) that is a
 * reading of its own; else it is tracked by the customer key: through any channel, and beside it blind to other doors.
 */
export function measureFirstContact(subject: Subject): void {
  const { interaction } = subject;
  if (interaction.end === 'merged') return;
  const isTold = interaction.resolvedFirstContact !== null;
  if (isTold && maps(interaction, 'resolvedFirstContact')) tellTold(subject);
  else if (isTracked(interaction)) trackFirstContact(subject);
}

function tellTold({ interaction, sink }: Subject): void {
  const { resolvedFirstContact, isFirstContactSurveyed } = interaction;
  const what = isFirstContactSurveyed === true ? firstContactSurveyed : firstContactSupplied;
  sink.share(what, yesOrNo(resolvedFirstContact === true), 0);
}

function trackFirstContact(subject: Subject): void {
  const { interaction, rules } = subject;
  const { resolvedAt, nextContact, channel } = interaction;
  if (resolvedAt === null || !isSolutionMeasured(interaction)) return;
  const windowEnd = resolvedAt + rules.ripeSeconds * 1000;
  const isClosed = !isReopened(interaction, windowEnd);
  const isRepeated = isAskedAgain(interaction, windowEnd);
  tellRipe(subject, firstContact, resolvedAt, isClosed && !isRepeated);
  const isRepeatedHere = isRepeated && nextContact?.channel === channel;
  tellRipe(subject, firstContactHere, resolvedAt, isClosed && !isRepeatedHere);
}

/** A customer turn in the same conversation within seven days of the solution. */
export function measureReopening(subject: Subject): void {
  const { interaction, rules } = subject;
  const { resolvedAt } = interaction;
  if (resolvedAt === null || !isSolutionMeasured(interaction)) return;
  if (!maps(interaction, 'reopens') || !isReopeningKnown(interaction)) return;
  const isYes = isReopened(interaction, resolvedAt + rules.ripeSeconds * 1000);
  tellRipe(subject, reopened, resolvedAt, isYes);
}

/** The same customer, the same topic, another channel: later than this opening and within seven days of its end. */
export function measureEscape(subject: Subject): void {
  const { interaction, rules } = subject;
  if (!isTracked(interaction)) return;
  const { resolvedAt, abandonedAt, openedAt, nextContact, channel } = interaction;
  const from = Math.max(resolvedAt ?? abandonedAt ?? openedAt, openedAt);
  const isYes =
    nextContact !== null &&
    nextContact.channel !== channel &&
    nextContact.at > openedAt &&
    nextContact.at <= from + rules.ripeSeconds * 1000;
  tellRipe(subject, channelEscape, from, isYes);
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
