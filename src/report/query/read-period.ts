// Reads `from` and `to`: dates in the report zone, instants, or a period that moves along.
import type { Instant } from '../../domain/clock.js';
import { dayStart } from '../../domain/zone.js';
import { relativePeriods, type RelativePeriod } from '../consistency-report.js';
import { singleOf, type Reading } from './read-choice.js';

interface Period {
  readonly period: RelativePeriod | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** The period asked for; half-open, so a `to` given as a date ends as that date begins. */
export function readPeriod(reading: Reading, zone: string): Period {
  const wanted = singleOf(reading, 'from');
  const period = relativePeriods.find((name) => name === wanted) ?? null;
  if (period !== null) return relative(reading, period);
  const from = readBound(reading, 'from', zone);
  const to = readBound(reading, 'to', zone);
  if (from !== null && to !== null && to <= from) {
    reading.findings.push({ kind: 'wrong_order', parameter: 'to', value: null, nearest: null });
    return { period: null, from: null, to: null };
  }
  return { period: null, from, to };
}

function relative(reading: Reading, period: RelativePeriod): Period {
  if (singleOf(reading, 'to') !== null) {
    reading.findings.push({
      kind: 'period_and_to',
      parameter: 'from',
      value: period,
      nearest: null,
    });
  }
  return { period, from: null, to: null };
}

function readBound(reading: Reading, parameter: 'from' | 'to', zone: string): Instant | null {
  const value = singleOf(reading, parameter);
  if (value === null) return null;
  const bound = instantOf(value.trim(), zone);
  if (bound === null) {
    reading.findings.push({ kind: 'not_a_date', parameter, value, nearest: null });
  }
  return bound;
}

const instantForm =
  /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** `2026-10-19` (its first instant in the zone) or `2026-10-19T08:00:00Z`, any offset; null where it is neither. */
export function instantOf(text: string, zone: string): Instant | null {
  const whole = text.replace(/ (\d{2}:\d{2})$/, '+$1');
  const day = instantForm.exec(whole)?.[1];
  const start = startOf(day ?? whole, zone);
  if (start === null || day === undefined) return start;
  const instant = Date.parse(whole);
  return Number.isNaN(instant) ? null : instant;
}

function startOf(day: string, zone: string): Instant | null {
  try {
    return dayStart(day, zone);
  } catch {
    return null;
  }
}
