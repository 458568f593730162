// One comparison as one flat row: the columns of `Comparisons`, `/comparisons` and `bi_comparisons`.
import type { ChannelEstimate, Comparison } from '../../domain/comparison.js';
import { openGapOf } from '../build/gap-rows.js';
import type { ConsistencyReport } from '../consistency-report.js';
import { instantText } from './instant-text.js';

export type Scalar = string | number | boolean | null;

const ownColumns = [
  'N',
  'Answered',
  'Median',
  'P90',
  'Share',
  'Numerator',
  'Denominator',
  'Mean',
] as const;
type OwnColumn = (typeof ownColumns)[number];

/** In the order of every table. Columns are only ever added. */
export const comparisonColumns = [
  'id',
  'periodStart',
  'periodEnd',
  'metric',
  'definition',
  'clock',
  'basis',
  'topic',
  'better',
  'worse',
  'verdict',
  'severity',
  'reason',
  'level',
  'ratio',
  'ratioLow',
  'ratioHigh',
  'timesOutOf100',
  'timesOutOf100Low',
  'timesOutOf100High',
  'differenceMedian',
  'differenceValue',
  'differenceLow',
  'differenceHigh',
  'differenceUnit',
  ...ownColumns.map((column) => `better${column}` as const),
  ...ownColumns.map((column) => `worse${column}` as const),
  'unadjustedTimesOutOf100',
  'unadjustedReversed',
  'strata',
  'days',
  'q',
  'since',
  'gapId',
  'completeUntil',
  'isProvisional',
  'isReversed',
  'isComposition',
  'coverage',
  'revision',
  'updatedAt',
] as const;
export type ComparisonColumn = (typeof comparisonColumns)[number];
export type FlatComparison = Readonly<Record<ComparisonColumn, Scalar>>;

/** What a row says of the report it stands in. */
export type RowContext = Pick<ConsistencyReport, 'window' | 'revision' | 'computedAt' | 'gaps'>;

/** The comparison as scalars only: instants as ISO text, seconds and points as numbers, nulls where a metric has no such figure. */
export function flattenComparison(comparison: Comparison, report: RowContext): FlatComparison {
  const { better, worse, difference, unadjusted, estimates } = comparison;
  return inColumnOrder({
    ...plainOf(comparison),
    id: comparison.id,
    periodStart: instantText(report.window.from),
    periodEnd: instantText(report.window.to),
    differenceMedian: difference.unit === 'seconds' ? difference.value : null,
    differenceValue: difference.value,
    differenceLow: difference.low,
    differenceHigh: difference.high,
    differenceUnit: difference.unit,
    ...prefixed('better', estimates[better]),
    ...prefixed('worse', estimates[worse]),
    unadjustedTimesOutOf100: unadjusted.timesOutOf100,
    unadjustedReversed: unadjusted.reversed,
    isReversed: unadjusted.reversed,
    isComposition: unadjusted.composition,
    gapId: openGapOf(comparison, report.gaps)?.id ?? null,
    completeUntil: instantText(comparison.completeUntil),
    revision: report.revision,
    updatedAt: instantText(report.computedAt),
  });
}

function inColumnOrder(row: FlatComparison): FlatComparison {
  return Object.fromEntries(
    comparisonColumns.map((column) => [column, row[column]]),
  ) as FlatComparison;
}

const plainColumns = [
  'metric',
  'definition',
  'clock',
  'basis',
  'topic',
  'better',
  'worse',
  'verdict',
  'severity',
  'reason',
  'level',
  'ratio',
  'ratioLow',
  'ratioHigh',
  'timesOutOf100',
  'timesOutOf100Low',
  'timesOutOf100High',
  'strata',
  'days',
  'q',
  'since',
  'isProvisional',
  'coverage',
] as const;
type PlainColumn = (typeof plainColumns)[number];

function plainOf(comparison: Comparison): Record<PlainColumn, Scalar> {
  const entries = plainColumns.map((column) => [column, comparison[column]]);
  return Object.fromEntries(entries) as Record<PlainColumn, Scalar>;
}

const ownFields: Readonly<
  Record<OwnColumn, Exclude<keyof ChannelEstimate, 'counts' | 'standardised'>>
> = {
  N: 'n',
  Answered: 'answered',
  Median: 'median',
  P90: 'p90',
  Share: 'share',
  Numerator: 'numerator',
  Denominator: 'denominator',
  Mean: 'mean',
};

function prefixed<Side extends 'better' | 'worse'>(
  side: Side,
  own: ChannelEstimate | undefined,
): Record<`${Side}${OwnColumn}`, number | null> {
  const entries = ownColumns.map((column) => [
    `${side}${column}`,
    own === undefined ? null : own[ownFields[column]],
  ]);
  return Object.fromEntries(entries) as Record<`${Side}${OwnColumn}`, number | null>;
}
