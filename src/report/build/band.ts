// A week's figure and how far the true one may lie from it.
import { bucketValue, type Tally } from '../../domain/cell.js';
import type { MetricKind } from '../../domain/metric.js';
import { kaplanMeierMass, kaplanMeierQuantile } from '../../statistics/kaplan-meier.js';
import { wilson } from '../../statistics/wilson.js';
import { toDecimals } from '../rounding.js';

const confidence = 0.95;
const z = 1.96;

export interface Band {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const unknown: Band = { value: null, low: null, high: null };

/**
 * Median wait in seconds, share 0..1, or mean in points, with its 95 % band. `phi` (>= 1) is the overdispersion: contacts
 * of one bad hour share their fate, so n contacts tell as much as n / phi. Medians by order statistics of the
 * Kaplan-Meier curve, shares after Wilson, means by their normal approximation.
 */
export function bandOf(tally: Tally, kind: MetricKind, phi: number): Band {
  if (kind === 'duration') return medianBand(tally, phi);
  return kind === 'share' ? shareBand(tally, phi) : meanBand(tally, phi);
}

function medianBand(tally: Tally, phi: number): Band {
  const waits = kaplanMeierMass(tally.ended, tally.censored);
  const half = z * Math.sqrt((0.25 * phi) / Math.max(1, tally.n));
  const at = (p: number): number | null =>
    toDecimals(kaplanMeierQuantile(waits, Math.min(1, Math.max(0, p)), bucketValue), 0);
  return { value: at(0.5), low: at(0.5 - half), high: at(0.5 + half) };
}

function shareBand({ yes, no }: Tally, phi: number): Band {
  const n = yes + no;
  if (n === 0) return unknown;
  const effective = Math.max(1, n / phi);
  const { low, high } = wilson((yes / n) * effective, effective, confidence);
  return { value: toDecimals(yes / n, 4), low: toDecimals(low, 4), high: toDecimals(high, 4) };
}

function meanBand({ levels }: Tally, phi: number): Band {
  let n = 0;
  let sum = 0;
  let squares = 0;
  for (const [value, count] of levels) {
    n += count;
    sum += value * count;
    squares += value * value * count;
  }
  if (n === 0) return unknown;
  const mean = sum / n;
  const half = z * Math.sqrt((Math.max(0, squares / n - mean * mean) * phi) / n);
  return {
    value: toDecimals(mean, 2),
    low: toDecimals(mean - half, 2),
    high: toDecimals(mean + half, 2),
  };
}
