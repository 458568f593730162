// From the monitor's steps to the gaps the store keeps.
import { createHash } from 'node:crypto';
import type { Instant } from '../domain/clock.js';
import { historyNote, type Gap, type GapChangeKind, type SeverityParts } from '../domain/gap.js';
import { addDays, dayStart } from '../domain/zone.js';
import { shownEffect } from './estimate.js';
import { gapSeverity } from './gap-severity.js';
import type { GapStep } from './gap-step.js';
import type { Onset } from './onset.js';

/** A change as the store takes it. */
export interface NewChange {
  readonly kind: GapChangeKind;
  readonly at: Instant;
  readonly by: null;
  readonly note: string | null;
}

/** A gap as it stands now, and what changed. */
export interface RecordedStep {
  readonly gap: Gap;
  readonly changes: readonly NewChange[];
}

/** The same cell, direction and day of opening give the same id, so that a repeated run changes nothing. */
export function gapId({ watch, topic, worse, openedOn }: GapStep): string {
  const address = JSON.stringify([watch.key, topic, worse, openedOn]);
  return createHash('sha256').update(address).digest('hex').slice(0, 16);
}

/** The first instant after a local day: when it was finished. */
export function endOfDay(day: string, zone: string): Instant {
  return dayStart(addDays(day, 1), zone);
}

function partsInWords({ size, volume, duration, confidence }: SeverityParts): string {
  const two = (part: number): string => part.toFixed(2);
  return `size ${two(size)}, volume ${two(volume)}, duration ${two(duration)}, confidence ${two(confidence)}`;
}

function freshGap(step: GapStep, zone: string): Gap {
  const { watch, worse, topic } = step;
  const { metric, basis, clock, a, b } = watch.measure;
  const [worseSide, betterSide] = worse === 'a' ? [a, b] : [b, a];
  const effect = shownEffect(watch, step.effectAtOpening);
  const openedAt = endOfDay(step.openedOn, zone);
  return {
    ...{ id: gapId(step), metric: metric.id, clock, basis, topic },
    ...{ better: betterSide.channel, worse: worseSide.channel },
    ...{
      state: 'open',
      severity: 'minor',
      severityParts: null,
      onset: null,
      effectAtOpening: effect,
      effect,
    },
    ...{ openedAt, worsenedAt: null, resolvedAt: null },
    ...{ acknowledgedAt: null, acknowledgedBy: null, snoozedUntil: null },
    ...{ acceptedUntil: null, acceptedReason: null, updatedAt: openedAt },
  };
}

export interface RecordingContext {
  readonly zone: string;
  /** The onset found at this step; null = keep what is known. */
  readonly onset: Onset | null;
  /** Added to the change's note, so that history found at once can be told as such. */
  readonly isHistory: boolean;
}

function noteOf(step: GapStep, parts: SeverityParts, isHistory: boolean): string {
  if (step.kind === 'corrected') return 'late data took away what opened it';
  return isHistory ? `${historyNote}; ${partsInWords(parts)}` : partsInWords(parts);
}

function isOver({ kind }: GapStep): boolean {
  return kind === 'resolved' || kind === 'corrected';
}

function shownNow({ watch, estimate }: GapStep, before: number): number {
  return estimate ? shownEffect(watch, estimate.value) : before;
}

/** The gap after a step; `known` is what the store holds of it. What people decided about it stays. */
export function recordStep(
  known: Gap | null,
  step: GapStep,
  context: RecordingContext,
): RecordedStep {
  const before = known ?? freshGap(step, context.zone);
  const at = endOfDay(step.day, context.zone);
  const onset = context.onset ?? before.onset;
  const { severity, parts } = gapSeverity(step, onset?.day ?? step.openedOn);
  const now = isOver(step)
    ? { state: 'resolved' as const, resolvedAt: at }
    : { severity, severityParts: parts, state: 'open' as const, resolvedAt: null };
  const worsenedAt = step.kind === 'worsened' ? at : before.worsenedAt;
  const effect = shownNow(step, before.effect);
  const gap = { ...before, ...now, onset, effect, worsenedAt, updatedAt: at };
  if (step.kind === 'seen') return { gap, changes: [] };
  const note = noteOf(step, parts, context.isHistory);
  return { gap, changes: [{ kind: step.kind, at, by: null, note }] };
}
