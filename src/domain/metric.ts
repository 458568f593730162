// The catalogue of metrics: one entry each; adding one needs no migration.
import { answerCorrect } from './catalogue/content.js';
import { outcomeMetrics } from './catalogue/outcome.js';
import { processMetrics } from './catalogue/process.js';
import { ratingMetrics } from './catalogue/ratings.js';
import type { MetricDefinition, MetricId } from './metric-definition.js';

export { metricIds } from './metric-definition.js';
export type { IndexPart, MetricDefinition, MetricId, MetricKind } from './metric-definition.js';

/** Every metric in force, in the order of their stored codes (1..13). */
export const catalogue: readonly MetricDefinition[] = [
  ...processMetrics,
  answerCorrect,
  ...outcomeMetrics,
  ...ratingMetrics,
].sort((one, other) => one.code - other.code);

const byId = new Map(catalogue.map((metric) => [metric.id, metric]));

/** The definition in force of a metric. Throws where the catalogue has none. */
export function metricOf(id: MetricId): MetricDefinition {
  const metric = byId.get(id);
  if (!metric) throw new Error(`No metric is called ${id}; the catalogue lists those there are.`);
  return metric;
}

/** The public name of a definition, version included: `first_response@1`. */
export function definitionId(metric: Pick<MetricDefinition, 'id' | 'version'>): string {
  return `${metric.id}@${metric.version}`;
}
