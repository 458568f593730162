// What a comparison is judged by: levels, margins and the least evidence it asks for.
import type { Variant } from '../domain/cell.js';
import type { MetricDefinition, MetricId } from '../domain/metric.js';

/** Channel -> rating -> the question as customers are asked it. */
export type SurveyQuestions = Readonly<Record<string, Readonly<Partial<Record<MetricId, string>>>>>;

export interface ComparisonSettings {
  /** Level of every interval and verdict, 0..1. */
  readonly level: number;
  /** Share of false gaps allowed among the gaps called, 0..1. */
  readonly falseDiscoveryRate: number;
  /** Fewest contacts a channel. */
  readonly minContacts: number;
  /** Smallest W (contacts that met a counterpart, weighted). */
  readonly minWeight: number;
  /** How many complete weeks teach the overdispersion, at most and at least. */
  readonly historyWeeks: number;
  readonly minHistoryWeeks: number;
  /** Below this share of mapped contacts on either channel no topic is judged, 0..1. */
  readonly minMappedShare: number;
  /** Below this share of contacts that the other channel could recognise, escapes are not judged, 0..1. */
  readonly minLinkable: number;
  /** Response rates further apart than this factor make ratings less certain. */
  readonly maxResponseRatio: number;
  /** Channel -> how its answers are chosen for review, as far as it is told. */
  readonly reviewSampling: Readonly<Record<string, string>>;
  /** The words in which customers are asked, as far as they are told. */
  readonly surveyQuestions: SurveyQuestions;
  /** Margins that differ from the metric's own: a ratio for durations, percentage points for shares, points for ratings. */
  readonly margins: Readonly<Partial<Record<MetricId, number>>>;
}

export const defaultComparisonSettings: ComparisonSettings = {
  level: 0.9,
  falseDiscoveryRate: 0.05,
  minContacts: 8,
  minWeight: 5,
  historyWeeks: 26,
  minHistoryWeeks: 6,
  minMappedShare: 0.8,
  minLinkable: 0.5,
  maxResponseRatio: 2,
  reviewSampling: {},
  surveyQuestions: {},
  margins: {},
};

/** The difference that counts as material, and the one that counts as a full gap, in the metric's own unit. */
export interface Tolerance {
  readonly margin: number;
  readonly fullGap: number;
}

/** How wide is a scale such as "1-5" or `scale_1_5`? Null where the words name no scale. */
function scaleRange(words: string): number | null {
  const [, low, high] = /(\d+)\D+(\d+)/.exec(words) ?? [];
  return low === undefined || high === undefined ? null : Number(high) - Number(low);
}

/** The width of a reading's scale; shares run from 0 to 1. */
export function rangeOf(variant: Variant): number {
  return scaleRange(variant) ?? 1;
}

/** A rating's tolerance is given for its usual scale and grows with the range of the scale at hand. */
function scaleFactor(metric: MetricDefinition, variant: Variant): number {
  if (metric.kind !== 'rating') return 1;
  const usual = scaleRange(metric.scale);
  const used = scaleRange(variant);
  return usual === null || used === null || usual <= 0 ? 1 : used / usual;
}

/** From which difference on does this metric's variant count as inconsistent? */
export function toleranceOf(
  metric: MetricDefinition,
  variant: Variant,
  settings: ComparisonSettings,
): Tolerance {
  const factor = scaleFactor(metric, variant);
  return {
    margin: (settings.margins[metric.id] ?? metric.margin) * factor,
    fullGap: metric.fullGap * factor,
  };
}
