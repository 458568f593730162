// One channel's own raw figures, and the same over the common mix of the pair.
import { bucketValue, type Tally, type Variant } from '../domain/cell.js';
import type { ChannelEstimate } from '../domain/comparison.js';
import type { MetricKind } from '../domain/metric.js';
import { sortedKaplanMeier, sortedQuantile } from '../statistics/kaplan-meier.js';
import { massTotal } from '../statistics/mass.js';
import { mixedMean, mixedWaits, type CommonMix, type SideName } from './common-mix.js';
import { contactsOf } from './tallies.js';

/** Waits against a promise are kept as though the promise were one day. */
const promiseSeconds = 86_400;

/** The value of a bucket in the unit shown: seconds, or promises (1 = exactly the promise). */
export function valueIn(variant: Variant): (key: number) => number {
  return variant === 'promise' ? (key) => bucketValue(key) / promiseSeconds : bucketValue;
}

type Standardised = ChannelEstimate['standardised'];
const unknown: Standardised = { median: null, p90: null, share: null, mean: null };

/** A channel's figures had it had the pair's common mix of strata (weights w/W); nulls where the channels never met. */
export function standardise(
  mix: CommonMix | null,
  side: SideName,
  { kind, variant }: { readonly kind: MetricKind; readonly variant: Variant },
): Standardised {
  if (mix === null || mix.weight <= 0) return unknown;
  if (kind === 'share') return { ...unknown, share: mixedMean(mix, side) };
  if (kind === 'rating') return { ...unknown, mean: mixedMean(mix, side) };
  const waits = mixedWaits(mix, side);
  const at = (p: number): number | null => sortedQuantile(waits, p, valueIn(variant));
  return { ...unknown, median: at(0.5), p90: at(0.9) };
}

const nothing: ChannelEstimate = {
  n: 0,
  answered: 0,
  censored: 0,
  stillWaiting: 0,
  median: null,
  p90: null,
  share: null,
  numerator: null,
  denominator: null,
  mean: null,
  counts: null,
  standardised: unknown,
};

function rawWaits(tally: Tally, variant: Variant): ChannelEstimate {
  const waits = sortedKaplanMeier(tally.ended, tally.censored);
  const at = (p: number): number | null => sortedQuantile(waits, p, valueIn(variant));
  return {
    ...nothing,
    n: tally.n,
    answered: massTotal(tally.ended),
    censored: massTotal(tally.censored),
    stillWaiting: tally.open,
    median: at(0.5),
    p90: at(0.9),
  };
}

function rawShare({ n, yes, no }: Tally): ChannelEstimate {
  const denominator = yes + no;
  const share = denominator > 0 ? yes / denominator : null;
  return { ...nothing, n, answered: denominator, share, numerator: yes, denominator };
}

function rawRating(tally: Tally): ChannelEstimate {
  const values = contactsOf('rating', tally);
  const levels = [...tally.levels].sort(([one], [other]) => one - other);
  return {
    ...nothing,
    n: tally.n,
    answered: values?.n ?? 0,
    mean: values?.kind === 'values' ? values.mean : null,
    counts: Object.fromEntries(levels.map(([value, count]) => [String(value), count])),
  };
}

/** What a channel shows by itself in the window, unadjusted, and not standardised yet. Null tally = nothing at all. */
export function rawEstimate(
  tally: Tally | null,
  kind: MetricKind,
  variant: Variant,
): ChannelEstimate {
  if (tally === null) return nothing;
  if (kind === 'duration') return rawWaits(tally, variant);
  return kind === 'share' ? rawShare(tally) : rawRating(tally);
}
