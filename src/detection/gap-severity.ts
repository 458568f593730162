// How grave a gap is: size, volume, duration and how sure it is, each told.
import { dayNumber } from '../domain/civil-day.js';
import type { Severity } from '../domain/comparison.js';
import type { SeverityParts } from '../domain/gap.js';
import { tCdf } from '../statistics/distributions.js';
import { marginOnAxis } from './estimate.js';
import type { GapStep } from './gap-step.js';

export interface GapSeverity {
  readonly severity: Severity;
  readonly parts: SeverityParts;
}

/** Size counts twice. */
const shares: Readonly<Record<keyof SeverityParts, number>> = {
  size: 0.4,
  volume: 0.2,
  duration: 0.2,
  confidence: 0.2,
};
const moderateFrom = 0.5;
const majorFrom = 0.85;

/** Between 0 and 1, to the two digits in which it is shown, so that the sum follows from what is shown. */
function shown(part: number): number {
  return Math.round(100 * Math.min(1, Math.max(0, part))) / 100;
}

function confidenceOf({ estimate, watch, reading }: GapStep): number {
  const { nu } = reading.dispersion;
  if (!estimate || nu <= 0 || estimate.high <= estimate.low) return 0;
  const error = (estimate.high - estimate.low) / (2 * 1.96);
  return tCdf((estimate.value - marginOnAxis(watch)) / error, nu);
}

/** The weighted parts: minor below 0.5, major from 0.85 on. `since` is the day it began, as far as known (YYYY-MM-DD). */
export function gapSeverity(step: GapStep, since: string): GapSeverity {
  const margin = marginOnAxis(step.watch);
  const effect = step.estimate?.value ?? step.effectAtOpening;
  const parts = {
    size: shown(effect / margin / 4),
    volume: shown(step.shareOfContacts * 2),
    duration: shown((dayNumber(step.day) - dayNumber(since) + 1) / 91),
    confidence: shown(confidenceOf(step)),
  };
  const names = Object.keys(shares) as (keyof SeverityParts)[];
  const sum = names.reduce((total, name) => total + shares[name] * parts[name], 0);
  const severity = sum < moderateFrom ? 'minor' : sum < majorFrom ? 'moderate' : 'major';
  return { severity, parts };
}
