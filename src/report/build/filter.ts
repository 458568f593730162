// What a query shows. Filters come after the verdicts: they hide rows and never change one.
import type { Comparison } from '../../domain/comparison.js';
import type { ReportQuery } from '../consistency-report.js';

type Choice = Pick<ReportQuery, 'topics' | 'channels' | 'metrics'>;

/** Anything about one metric, perhaps one topic, and some channels. */
export interface Placed {
  readonly metric: string;
  readonly topic: string | null;
  readonly channels: readonly string[];
}

/** Does the query show it? A topic filter leaves out what spans all topics; a pair shows only where both channels do. */
export function isShown({ metric, topic, channels }: Placed, query: Choice): boolean {
  return (
    isChosen(metric, query.metrics) &&
    isTopicShown(topic, query) &&
    channels.every((channel) => isChosen(channel, query.channels))
  );
}

/** Is this topic shown? */
export function isTopicShown(topic: string | null, { topics }: Pick<Choice, 'topics'>): boolean {
  return topics === null || (topic !== null && topics.includes(topic));
}

/** Is this one among the chosen? Nothing chosen means all. */
export function isChosen(value: string, chosen: readonly string[] | null): boolean {
  return chosen === null || chosen.includes(value);
}

/** The comparisons a query shows, in their own order. */
export function shownComparisons(
  comparisons: readonly Comparison[],
  query: ReportQuery,
): readonly Comparison[] {
  const { topics, channels, metrics, basis: wanted } = query;
  const isWhole = topics === null && channels === null && metrics === null && wanted === 'both';
  if (isWhole) return comparisons;
  return comparisons.filter(
    ({ metric, topic, better, worse, basis }) =>
      isShown({ metric, topic, channels: [better, worse] }, query) &&
      (wanted === 'both' || basis === wanted),
  );
}
