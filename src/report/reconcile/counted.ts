// Which contacts does a rule count in a period, and how long did each take by it?
import { staffedSeconds, type Calendar } from '../../domain/calendar.js';
import type { Instant } from '../../domain/clock.js';
import type { Interaction } from '../../domain/interaction.js';
import type { VendorFigure, VendorRule } from '../../domain/vendor-figure.js';
import { asThread } from './thread.js';

/** One contact as a rule sees it. */
export interface Counted {
  readonly key: string;
  /** Null while it has not ended. */
  readonly endedSeconds: number | null;
  /** How long it has lasted so far. */
  readonly soFarSeconds: number;
}

export interface CountingPlace {
  /** Null = always open. */
  readonly calendar: Calendar | null;
  /** Up to where the source is known to be whole. */
  readonly asOf: Instant;
}

const shortAbandonMs = 5000;

/** The contacts of a channel that a rule counts in the period of a figure. */
export function countedBy(
  rule: VendorRule,
  figure: VendorFigure,
  interactions: readonly Interaction[],
  place: CountingPlace,
): readonly Counted[] {
  const contacts = rule.isPerThread ? asThread(interactions) : interactions;
  return contacts
    .filter((contact) => isCounted(contact, rule, figure))
    .filter((contact) => isInPeriod(contact, rule, figure))
    .map((contact) => countOne(contact, rule, figure, place));
}

function isCounted(contact: Interaction, rule: VendorRule, figure: VendorFigure): boolean {
  if (!rule.countsBots && isLeftToBot(contact, figure)) return false;
  if (!rule.countsShortAbandons && isShortAbandon(contact)) return false;
  if (rule.leavesOutMerges && contact.end === 'merged') return false;
  return !rule.leavesOutUnanswered || endOf(contact, rule, figure) !== null;
}

/** Settled by a bot alone: no person was owed; what came of it is counted all the same. */
function isLeftToBot({ isSettledByBot }: Interaction, { measure }: VendorFigure): boolean {
  return isSettledByBot && measure !== 'resolution';
}

function isShortAbandon({ abandonedAt, openedAt }: Interaction): boolean {
  return abandonedAt !== null && abandonedAt - openedAt < shortAbandonMs;
}

function isInPeriod(contact: Interaction, rule: VendorRule, figure: VendorFigure): boolean {
  const at = rule.cohort === 'opened' ? contact.openedAt : endOf(contact, rule, figure);
  return at !== null && at >= figure.from && at < figure.to;
}

/** When what the figure measures ended, by this rule. */
function endOf(contact: Interaction, rule: VendorRule, { measure }: VendorFigure): Instant | null {
  if (measure === 'resolution') return contact.resolvedAt;
  const { firstResponseAt, firstAutomatedResponseAt } = contact;
  if (!rule.countsBots || firstAutomatedResponseAt === null) return firstResponseAt;
  return Math.min(firstResponseAt ?? Infinity, firstAutomatedResponseAt);
}

function countOne(
  contact: Interaction,
  rule: VendorRule,
  figure: VendorFigure,
  { calendar, asOf }: CountingPlace,
): Counted {
  const end = endOf(contact, rule, figure);
  const gaveUpAt = figure.measure === 'resolution' ? null : contact.abandonedAt;
  const lasted = (until: Instant): number =>
    rule.clock === 'staffed' && calendar !== null
      ? staffedSeconds(calendar, contact.openedAt, until)
      : Math.max(0, until - contact.openedAt) / 1000;
  return {
    key: `${contact.source} ${contact.id} ${contact.episode}`,
    endedSeconds: end === null ? null : lasted(end),
    soFarSeconds: lasted(end ?? gaveUpAt ?? asOf),
  };
}
