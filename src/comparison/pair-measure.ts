// Which pairs of channels can be compared on which metric, and which reading of it each side brings.
import type { Variant } from '../domain/cell.js';
import type { Basis, ComparisonClock } from '../domain/comparison.js';
import type { MetricDefinition } from '../domain/metric.js';
import { topicsOf, type Evidence } from './evidence.js';

/** One channel and the variant of the metric it is read in. */
export interface Side {
  readonly channel: string;
  readonly variant: Variant;
}

/** Two channels on one metric. `a` comes before `b` by id, whatever the order of the configuration. */
export interface PairMeasure {
  readonly metric: MetricDefinition;
  readonly basis: Basis;
  readonly clock: ComparisonClock;
  /** The reading both sides are held to: the clock asked for, the promise, what was promised, or the scale. */
  readonly variant: Variant;
  readonly a: Side;
  readonly b: Side;
  /** False where the two rate on unlike scales: nothing but a refusal can come of it. */
  readonly isAlike: boolean;
}

/** Names a pair on one reading: no two measures of one run share it. */
export function measureKey({ metric, variant, a, b, clock, basis }: PairMeasure): string {
  return [metric.id, variant, a.channel, a.variant, b.channel, b.variant, clock, basis].join('|');
}

export interface PairsAsked {
  readonly channels: readonly string[];
  readonly clock: ComparisonClock;
  readonly bases: readonly Basis[];
}

function pairsOf(channels: readonly string[]): readonly (readonly [string, string])[] {
  const sorted = [...new Set(channels)].sort();
  return sorted.flatMap((a, index) => sorted.slice(index + 1).map((b) => [a, b] as const));
}

function channelsWith(
  evidence: Evidence,
  metric: MetricDefinition,
  variant: Variant,
): ReadonlySet<string> {
  const channels = new Set<string>();
  for (const topic of topicsOf(evidence, metric.id, variant).values())
    for (const channel of topic.keys()) channels.add(channel);
  return channels;
}

type Pair = readonly [string, string];
type Reading = Pick<PairMeasure, 'metric' | 'basis' | 'clock' | 'variant'>;
/** The variant in which a channel brings a reading; null where it has none. */
type VariantOf = (channel: string) => Variant | null;

function measure(
  { metric, basis, clock, variant }: Reading,
  [a, b]: Pair,
  variantOf: VariantOf,
): readonly PairMeasure[] {
  const variantA = variantOf(a);
  const variantB = variantOf(b);
  if (variantA === null || variantB === null) return [];
  const sides = { a: { channel: a, variant: variantA }, b: { channel: b, variant: variantB } };
  return [{ metric, basis, clock, variant, ...sides, isAlike: true }];
}

/** Waits: on the clock asked for (a channel without a calendar is always open, so it has its one clock), or against the promise. */
function durationMeasures(
  evidence: Evidence,
  metric: MetricDefinition,
  { channels, clock, bases }: PairsAsked,
): readonly PairMeasure[] {
  const has = (variant: Variant): ReadonlySet<string> => channelsWith(evidence, metric, variant);
  const elapsed = has('customer');
  const staffed = has('staffed');
  const promised = has('promise');
  const lived: VariantOf = (channel) => {
    if (clock === 'staffed' && staffed.has(channel)) return 'staffed';
    return elapsed.has(channel) ? 'customer' : null;
  };
  const kept: VariantOf = (channel) => (promised.has(channel) ? 'promise' : null);
  const asLived = { metric, basis: 'customer', clock, variant: clock } as const;
  const asPromised = {
    metric,
    basis: 'promise',
    clock: 'customer',
    variant: 'promise',
  } as const;
  return pairsOf(channels).flatMap((pair) => [
    ...(bases.includes('customer') ? measure(asLived, pair, lived) : []),
    ...(bases.includes('promise') ? measure(asPromised, pair, kept) : []),
  ]);
}

/** Shown beside another reading, and never compared: it would count the same contacts twice. */
const besideOnly: readonly Variant[] = ['in_channel'];

/** Shares and ratings: equal variants only. Two channels that both have figures but never on one scale yield one refusal. */
function likeMeasures(
  evidence: Evidence,
  metric: MetricDefinition,
  channels: readonly string[],
): readonly PairMeasure[] {
  const variants = [...(evidence.byMetric.get(metric.id)?.keys() ?? [])]
    .filter((variant) => !besideOnly.includes(variant))
    .sort();
  const holders = variants.map((variant) => ({
    variant,
    channels: channelsWith(evidence, metric, variant),
  }));
  const reading = { metric, basis: 'customer', clock: 'customer' } as const;
  return pairsOf(channels).flatMap((pair) => {
    const alike = holders.flatMap(({ variant, channels: having }) =>
      measure({ ...reading, variant }, pair, (channel) => (having.has(channel) ? variant : null)),
    );
    if (alike.length > 0) return alike;
    const firstOf: VariantOf = (channel) =>
      holders.find((holder) => holder.channels.has(channel))?.variant ?? null;
    return measure({ ...reading, variant: firstOf(pair[0]) ?? 'none' }, pair, firstOf).map(
      (unlike) => ({ ...unlike, isAlike: false }),
    );
  });
}

/** Every pair that both have figures for a metric. Shares and ratings know one basis only: as the customer lived it. */
export function pairMeasures(
  evidence: Evidence,
  metrics: readonly MetricDefinition[],
  asked: PairsAsked,
): readonly PairMeasure[] {
  return metrics.flatMap((metric) => {
    if (metric.kind === 'duration') return durationMeasures(evidence, metric, asked);
    return asked.bases.includes('customer') ? likeMeasures(evidence, metric, asked.channels) : [];
  });
}
