// How the waits spread: what share of the contacts had a first answer within so long.
import { bucketOf, type Tally } from '../../domain/cell.js';
import { perObject } from '../../domain/per-object.js';
import type { ReportQuery } from '../consistency-report.js';
import { sortedKaplanMeier } from '../../statistics/kaplan-meier.js';
import type { SortedMass } from '../../statistics/mass.js';
import type { CurveRow } from '../report-sections.js';
import { toDecimals } from '../rounding.js';
import type { PlacedCells } from './places.js';
import { readingsOf } from './readings.js';

const minute = 60;
const hour = 3600;
const day = 86_400;
/** Seconds. */
const checkpoints = [
  ...[1, 5, 15, 30].map((minutes) => minutes * minute),
  ...[1, 2, 4, 8, 12].map((hours) => hours * hour),
  ...[1, 2, 3, 7, 14].map((days) => days * day),
];

/** One row a channel: of the one topic asked for, else over all its topics. Those still waiting never reach 100 %. */
export function curveRows(
  places: readonly PlacedCells[],
  { topics, clock }: Pick<ReportQuery, 'topics' | 'clock'>,
): readonly CurveRow[] {
  const shown = topics?.length === 1 ? places : places.filter(({ topic }) => topic === null);
  return shown.flatMap(({ channel, topic, cells }) => {
    const readings = readingsOf(cells);
    const tally =
      readings.tally('first_response', clock) ?? readings.tally('first_response', 'customer');
    return tally === null || tally.n === 0 ? [] : [{ channel, topic, ...curveOf(tally) }];
  });
}

const curveOf = perObject((tally: Tally): Pick<CurveRow, 'n' | 'points'> => {
  const mass = sortedKaplanMeier(tally.ended, tally.censored);
  return {
    n: tally.n,
    points: checkpoints.map((withinSeconds) => ({
      withinSeconds,
      share: toDecimals(upTo(mass, bucketOf(withinSeconds)) / mass.total, 4) ?? 0,
    })),
  };
});

function upTo({ keys, counts }: SortedMass, last: number): number {
  let count = 0;
  for (let at = 0; at < keys.length && (keys[at] as number) <= last; at++)
    count += counts[at] as number;
  return count;
}
