// From the matched strata of one week and topic to its sums.
import type { MatchedStratum } from '../comparison/matched-strata.js';
import { scorePrepared } from '../statistics/van-elteren.js';
import type { Margins } from './margins.js';
import { noWeek, sumWeeks, type WeekSums } from './week-sums.js';

/** How a week is scored: the margins, and whether larger figures are the worse ones. */
export interface Scoring {
  readonly margins: Margins;
  readonly isLargerWorse: boolean;
}

function scoreWaits(
  stratum: Extract<MatchedStratum, { kind: 'waits' }>,
  { half, full }: Margins,
): WeekSums {
  const { prepared } = stratum;
  const at = (shift: number): number => scorePrepared(prepared, shift);
  return {
    ...noWeek,
    score: at(0),
    weight: prepared.weight,
    varianceNull: prepared.varianceNull,
    aWorse: { half: at(half), full: at(full) },
    bWorse: { half: -at(-half), full: -at(-full) },
    contactsA: stratum.a.n,
    contactsB: stratum.b.n,
  };
}

function scoreValues(
  { a, b, weight }: Extract<MatchedStratum, { kind: 'values' }>,
  { margins: { half, full }, isLargerWorse }: Scoring,
): WeekSums {
  const score = weight * (a.mean - b.mean) * (isLargerWorse ? 1 : -1);
  return {
    score,
    weight,
    varianceNull: 0,
    aWorse: { half: score - half * weight, full: score - full * weight },
    bWorse: { half: -score - half * weight, full: -score - full * weight },
    squares: a.squares + b.squares,
    freedom: a.n + b.n - 2,
    contactsA: a.n,
    contactsB: b.n,
  };
}

/** What one stratum adds to its week. */
export function scoreStratumOfWeek(stratum: MatchedStratum, scoring: Scoring): WeekSums {
  return stratum.kind === 'waits'
    ? scoreWaits(stratum, scoring.margins)
    : scoreValues(stratum, scoring);
}

/** Scores one topic's week. O(buckets of its strata). Source: detection.md sections 2 and 5. */
export function scoreWeek(matched: readonly MatchedStratum[], scoring: Scoring): WeekSums {
  return sumWeeks(matched.map((stratum) => scoreStratumOfWeek(stratum, scoring)));
}
