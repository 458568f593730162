// Every figure of a comparison is rounded once, here, so that page, CSV, REST, command line and Slack agree to the digit.
import type { ChannelEstimate, Comparison, Unit } from '../domain/comparison.js';
import { lastPerObject, perObject } from '../domain/per-object.js';

/** Rounds to so many decimals; null stays null, and minus nought becomes nought. */
export function toDecimals(value: number | null, decimals: number): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  const rounded = Number(`${Math.round(Number(`${value}e${decimals}`))}e-${decimals}`);
  return Number.isNaN(rounded) ? Number(value.toFixed(decimals)) + 0 : rounded + 0;
}

/** Rounds to so many significant digits. */
export function toSignificant(value: number | null, digits: number): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return Number(value.toPrecision(digits)) + 0;
}

/** Seconds are whole, shares of a promise carry three digits, points two decimals. */
function toUnit(value: number | null, unit: Unit): number | null {
  if (unit === 'seconds') return toDecimals(value, 0);
  return unit === 'of_promise' ? toSignificant(value, 3) : toDecimals(value, 2);
}

/** The comparison as every surface shows it: same verdict, figures rounded. Rounding it again changes nothing. */
export const roundComparison = perObject((comparison: Comparison): Comparison => {
  const shown = Object.values({ ...comparison, q: toSignificant(comparison.q, 3) });
  return rounded.get(comparison.estimates, shown, () => roundAnew(comparison));
});

/** A row whose q differs by less than is shown is the same row as before. */
const rounded = lastPerObject<Comparison['estimates'], Comparison>();

function roundAnew(comparison: Comparison): Comparison {
  const { unit } = comparison.difference;
  return {
    ...comparison,
    ...roundedEffect(comparison),
    difference: {
      value: toUnit(comparison.difference.value, unit),
      low: toUnit(comparison.difference.low, unit),
      high: toUnit(comparison.difference.high, unit),
      unit,
    },
    estimates: Object.fromEntries(
      Object.entries(comparison.estimates).map(([id, own]) => [id, roundEstimate(own, unit)]),
    ),
    unadjusted: roundUnadjusted(comparison.unadjusted, unit),
    coverage: toDecimals(comparison.coverage, 3) ?? 0,
    overdispersion: toSignificant(comparison.overdispersion, 3),
    effectiveN: toDecimals(comparison.effectiveN, 0),
    q: toSignificant(comparison.q, 3),
  };
}

function roundedEffect(comparison: Comparison): Partial<Comparison> {
  return {
    ratio: toSignificant(comparison.ratio, 3),
    ratioLow: toSignificant(comparison.ratioLow, 3),
    ratioHigh: toSignificant(comparison.ratioHigh, 3),
    timesOutOf100: toDecimals(comparison.timesOutOf100, 0),
    timesOutOf100Low: toDecimals(comparison.timesOutOf100Low, 0),
    timesOutOf100High: toDecimals(comparison.timesOutOf100High, 0),
  };
}

function roundUnadjusted(raw: Comparison['unadjusted'], unit: Unit): Comparison['unadjusted'] {
  return {
    ...raw,
    timesOutOf100: toDecimals(raw.timesOutOf100, 0),
    difference: toUnit(raw.difference, unit),
    service: toUnit(raw.service, unit),
    mix: toUnit(raw.mix, unit),
  };
}

function roundEstimate(own: ChannelEstimate, unit: Unit): ChannelEstimate {
  return {
    ...own,
    ...roundedMiddle(own, unit),
    standardised: roundedMiddle(own.standardised, unit),
  };
}

/** Waits in the unit of the difference; shares to a hundredth of a per cent, means to a hundredth of a point. */
function roundedMiddle(
  own: ChannelEstimate['standardised'],
  unit: Unit,
): ChannelEstimate['standardised'] {
  return {
    median: toUnit(own.median, unit),
    p90: toUnit(own.p90, unit),
    share: toDecimals(own.share, 4),
    mean: toDecimals(own.mean, 2),
  };
}
