// Which interactions a metric is about at all.
import type { Instant } from './clock.js';
import type { MeasurableField, MeasurementFault } from './conversation.js';
import type { Interaction } from './interaction.js';
import type { Measured, MeasurementSink, MeasureRules } from './measurement.js';
import type { MetricId } from './metric-definition.js';

/** An interaction as seen at an instant, the rules to judge it by, and who hears of it. */
export interface Subject {
  readonly interaction: Interaction;
  readonly asOf: Instant;
  readonly rules: MeasureRules;
  readonly sink: MeasurementSink;
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

/** Was this end (read as `at`) found impossible? Then nothing that rests on it is measured. */
export function isRefused(
  interaction: Interaction,
  end: keyof typeof faultOfEnd,
  at: Instant | null,
): boolean {
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
  if (isRefused(interaction, 'firstResponseAt', interaction.firstResponseAt)) return false;
  return interaction.firstResponseAt !== null || !isAbandonRefused(interaction);
}

/** Is there a solution to wait for here? Items merged away leave it to the survivor. */
export function isSolutionMeasured(interaction: Interaction): boolean {
  if (interaction.end === 'merged' || !maps(interaction, 'resolvedAt')) return false;
  return !isRefused(interaction, 'resolvedAt', interaction.resolvedAt);
}

/** Gave up in under five seconds; a date without a time cannot tell. */
export function isShortAbandon(interaction: Interaction): boolean {
  const { abandonedAt, openedAt, isDateOnly } = interaction;
  return abandonedAt !== null && !isDateOnly && abandonedAt - openedAt < shortAbandonMs;
}

function isAbandonRefused(interaction: Interaction): boolean {
  return (
    maps(interaction, 'abandonedAt') &&
    isRefused(interaction, 'abandonedAt', interaction.abandonedAt)
  );
}

/** The plain reading of a share. */
export function plain(metric: MetricId): Measured {
  return { metric, variant: 'none' };
}

export function yesOrNo(isYes: boolean): 'yes' | 'no' {
  return isYes ? 'yes' : 'no';
}

/** A share that looks ahead: pending until its window has passed, whatever is already known. */
export function tellRipe(
  { asOf, rules, sink }: Subject,
  what: Measured,
  windowFrom: Instant,
  isYes: boolean,
): void {
  const ripeAt = windowFrom + rules.ripeSeconds * 1000;
  sink.share(what, asOf >= ripeAt ? yesOrNo(isYes) : 'pending', ripeAt);
}
