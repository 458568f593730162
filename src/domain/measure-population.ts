// Which interactions a metric is about at all.
import type { Instant } from './clock.js';
import type { MeasurableField, MeasurementFault } from './conversation.js';
import type { Interaction } from './interaction.js';
import type { Measurement, MeasureRules } from './measurement.js';

/** An interaction as seen at an instant, and the rules to judge it by. */
export interface Subject {
  readonly interaction: Interaction;
  readonly asOf: Instant;
  readonly rules: MeasureRules;
}

/** A caller who gives up sooner than this never really waited. */
const shortAbandonMs = 5000;

const faultOfEnd = {
  firstResponseAt: 'first_response_before_opening',
  resolvedAt: 'resolution_before_opening',
  abandonedAt: 'abandoned_before_opening',
} as const satisfies Partial<Record<keyof Interaction, MeasurementFault>>;

/** Does the source say this of its interactions at all? */
export function maps(interaction: Interaction, field: MeasurableField): boolean {
  return interaction.measurable.includes(field);
}

/** Was this end read but found impossible? Then nothing that rests on it is measured. */
export function isRefused(interaction: Interaction, end: keyof typeof faultOfEnd): boolean {
  const at = interaction[end];
  if (at !== null && at < interaction.openedAt) return true;
  if (interaction.faults.length === 0) return false;
  return (
    interaction.faults.includes(faultOfEnd[end]) ||
    (at === null && interaction.faults.includes('end_in_the_future'))
  );
}

/** Was a person owed, and does the source tell when one came? */
export function isHumanWaitMeasured(interaction: Interaction): boolean {
  if (interaction.isSettledByBot || !maps(interaction, 'firstResponseAt')) return false;
  if (isRefused(interaction, 'firstResponseAt')) return false;
  return interaction.firstResponseAt !== null || !isAbandonRefused(interaction);
}

/** Is there a solution to wait for here? Items merged away leave it to the survivor. */
export function isSolutionMeasured(interaction: Interaction): boolean {
  if (interaction.end === 'merged' || !maps(interaction, 'resolvedAt')) return false;
  return !isRefused(interaction, 'resolvedAt');
}

/** Gave up in under five seconds; a date without a time cannot tell. */
export function isShortAbandon(interaction: Interaction): boolean {
  const { abandonedAt, openedAt, isDateOnly } = interaction;
  return abandonedAt !== null && !isDateOnly && abandonedAt - openedAt < shortAbandonMs;
}

function isAbandonRefused(interaction: Interaction): boolean {
  return maps(interaction, 'abandonedAt') && isRefused(interaction, 'abandonedAt');
}

/** A share's measurement. */
export function share(
  metric: Measurement['metric'],
  outcome: boolean | 'pending',
  settlesAt: Instant,
): Measurement {
  const decided = outcome === 'pending' ? outcome : outcome ? 'yes' : 'no';
  return { metric, variant: 'none', value: { kind: 'share', outcome: decided }, settlesAt };
}

/** A share that looks ahead: pending until its window has passed, whatever is already known. */
export function ripeShare(
  subject: Subject,
  metric: Measurement['metric'],
  window: { readonly from: Instant; readonly isYes: boolean },
): Measurement {
  const ripeAt = window.from + subject.rules.ripeSeconds * 1000;
  return share(metric, subject.asOf >= ripeAt ? window.isYes : 'pending', ripeAt);
}
