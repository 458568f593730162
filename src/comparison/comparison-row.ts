// A judged finding as the comparison that every surface shows.
import type { Tally } from '../domain/cell.js';
import type { ChannelEstimate, Comparison, Unit } from '../domain/comparison.js';
import { definitionId } from '../domain/metric.js';
import { lastPerObject } from '../domain/per-object.js';
import { rawEstimate, standardise } from './channel-estimate.js';
import type { Finding } from './finding.js';
import { footingOf, type Footing } from './footing.js';
import type { Judgement } from './judgement.js';
import type { PairMeasure } from './pair-measure.js';
import { rawGroups } from './raw-groups.js';
import { reasonFor } from './reason.js';
import { perObjectIn } from './remembered.js';
import type { Run } from './run.js';
import { splitRaw } from './simpson.js';
import { unadjustedOf } from './unadjusted.js';

function idOf({ metric, variant, a, b, clock, basis }: PairMeasure, topic: string | null): string {
  return [metric.id, variant, topic ?? '', a.channel, b.channel, clock, basis].join('|');
}

function unitOf({ metric, basis }: PairMeasure): Unit {
  if (metric.kind === 'share') return 'percentage_points';
  if (metric.kind === 'rating') return 'points';
  return basis === 'promise' ? 'of_promise' : 'seconds';
}

/** All pairs of a channel meet the same tally. */
const rawEstimates = lastPerObject<Tally, ChannelEstimate>();

function estimateOf({ context, ...finding }: Finding, side: 'a' | 'b'): ChannelEstimate {
  const { metric, ...measure } = context.measure;
  const variant = measure[side].variant;
  const { tally } = finding[side];
  const estimate = (): ChannelEstimate => rawEstimate(tally, metric.kind, variant);
  return {
    ...(tally === null ? estimate() : rawEstimates.get(tally, [metric.kind, variant], estimate)),
    standardised: standardise(finding.cell?.mix ?? null, side, { kind: metric.kind, variant }),
  };
}

/** JSON knows no infinity: an end that lies beyond every ratio is null. */
function finite(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : value;
}

type Effects = Pick<
  Comparison,
  'ratio' | 'ratioLow' | 'ratioHigh' | 'timesOutOf100' | 'timesOutOf100Low' | 'timesOutOf100High'
>;

const noRatio: Effects = {
  ratio: null,
  ratioLow: null,
  ratioHigh: null,
  timesOutOf100: null,
  timesOutOf100Low: null,
  timesOutOf100High: null,
};

function scaled(value: number | null, scale: (value: number) => number): number | null {
  return value === null ? null : finite(scale(value));
}

function effectsOf({ effect }: Finding): Effects {
  if (!effect?.winProbability) return noRatio;
  const { difference, winProbability: win } = effect;
  const percent = (share: number): number => 100 * share;
  return {
    ratio: scaled(difference.value, Math.exp),
    ratioLow: scaled(difference.low, Math.exp),
    ratioHigh: scaled(difference.high, Math.exp),
    timesOutOf100: percent(win.value),
    timesOutOf100Low: scaled(win.low, percent),
    timesOutOf100High: scaled(win.high, percent),
  };
}

/** Waits: the difference of the standardised medians, without an interval. Shares and ratings: the effect itself. */
function differenceOf(
  { context, effect }: Finding,
  [worse, better]: readonly [ChannelEstimate, ChannelEstimate],
): Comparison['difference'] {
  const unit = unitOf(context.measure);
  if (context.measure.metric.kind === 'duration') {
    const one = worse.standardised.median;
    const other = better.standardised.median;
    const value = one === null || other === null ? null : one - other;
    return { value, low: null, high: null, unit };
  }
  const { value, low, high } = effect?.difference ?? { value: null, low: null, high: null };
  return { value: finite(value), low: finite(low), high: finite(high), unit };
}

function cautionOf({ caution }: Finding): Comparison['caution'] {
  if (caution === null) return null;
  const { reasonCode, words, isRefusal, values = {} } = caution;
  return { code: reasonCode, words, isRefusal, values };
}

/** What a row says whatever its verdict. */
type Figures = Effects &
  Footing &
  Pick<Comparison, 'caution' | 'difference' | 'estimates' | 'unadjusted'>;

function figuresOf(run: Run, finding: Finding): Figures {
  const { context, topic, effect, margin } = finding;
  const { measure } = context;
  const isAWorse = effect?.axis.isAWorse ?? false;
  const estimates = { a: estimateOf(finding, 'a'), b: estimateOf(finding, 'b') };
  const [worse, better] = isAWorse ? (['a', 'b'] as const) : (['b', 'a'] as const);
  const medians = [estimates.a.median, estimates.b.median] as const;
  const split = splitRaw(rawGroups(run, context, topic), measure, {
    raw: medians,
    own: (side, make) => run.ownMedianOf(context, [measure[side], topic], make),
  });
  return {
    caution: cautionOf(finding),
    ...effectsOf(finding),
    difference: differenceOf(finding, [estimates[worse], estimates[better]]),
    estimates: { [measure.a.channel]: estimates.a, [measure.b.channel]: estimates.b },
    unadjusted: unadjustedOf(measure, split, [finding.a.contacts, finding.b.contacts], {
      isAWorse,
      difference: effect?.difference.value ?? null,
      margin,
    }),
    ...footingOf(run, finding),
  };
}

/** The whole row. `since` is the report's to fill: the open gap is the monitor's. */
export function writeRow(run: Run, finding: Finding, judgement: Judgement): Comparison {
  const { context, topic, effect, tolerance } = finding;
  const { measure } = context;
  const { settings } = run.input;
  const [worse, better] = effect?.axis.isAWorse ? (['a', 'b'] as const) : (['b', 'a'] as const);
  const known = perObjectIn<Finding, Figures>(run.remembered, 'figures');
  const figures = known.get(finding, [], () => figuresOf(run, finding));
  return {
    id: idOf(measure, topic),
    metric: measure.metric.id,
    definition: definitionId(measure.metric),
    variant: measure.variant,
    clock: measure.clock,
    basis: measure.basis,
    topic,
    better: measure[better].channel,
    worse: measure[worse].channel,
    ...judgement,
    reason: reasonFor(finding, judgement, settings),
    caution: figures.caution,
    level: settings.level,
    margin: tolerance.margin,
    ...figures,
    since: null,
    completeUntil: run.input.completeUntil(measure.a.channel, measure.b.channel),
  };
}
