// One line of a backtest: what the monitor would have said on a day.
import type { Basis } from '../domain/comparison.js';
import { definitionId } from '../domain/metric.js';
import { shownEffect } from './estimate.js';
import type { GapStep, StepKind } from './gap-step.js';
import type { Onset } from './onset.js';

/** Plain JSON. Effects: the ratio for durations, percentage points for shares, points for ratings; worse against better. */
export interface BacktestEvent {
  readonly day: string;
  readonly event: StepKind;
  readonly metric: string;
  readonly definition: string;
  readonly basis: Basis;
  readonly topic: string | null;
  readonly better: string;
  readonly worse: string;
  readonly effect: number | null;
  readonly effectLow: number | null;
  readonly effectHigh: number | null;
  readonly openedOn: string;
  /** Told with `opened`. */
  readonly onset: Onset | null;
  /** A line under the gap over all topics, not news of its own. */
  readonly isUnderAllTopics: boolean;
}

/** Three significant figures more than anybody needs. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** The event of a step. */
export function eventOf(step: GapStep, onset: Onset | null): BacktestEvent {
  const { watch, estimate, worse } = step;
  const { metric, basis, a, b } = watch.measure;
  const shown = (value: number | undefined): number | null =>
    value === undefined ? null : rounded(shownEffect(watch, value));
  return {
    day: step.day,
    event: step.kind,
    metric: metric.id,
    definition: definitionId(metric),
    basis,
    topic: step.topic,
    better: worse === 'a' ? b.channel : a.channel,
    worse: worse === 'a' ? a.channel : b.channel,
    effect: shown(estimate?.value),
    effectLow: shown(estimate?.low),
    effectHigh: shown(estimate?.high),
    openedOn: step.openedOn,
    onset,
    isUnderAllTopics: step.isUnderAllTopics,
  };
}
