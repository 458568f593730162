// The monitor as its tests set it up: first responses and ratings of e-mail and phone, in Brussels.
import { defaultComparisonSettings } from '../../src/comparison/settings.js';
import { backtest, type BacktestInput } from '../../src/detection/backtest.js';
import { defaultDetectionSettings } from '../../src/detection/detection-settings.js';
import type { GapStep } from '../../src/detection/gap-step.js';
import { civilDay, dayNumber } from '../../src/domain/civil-day.js';
import type { Interaction } from '../../src/domain/interaction.js';
import { createMeasurer } from '../../src/domain/measure.js';
import { metricOf } from '../../src/domain/metric.js';
import { defaultRules } from './interactions.js';

export const zone = 'Europe/Brussels';

/** The local day so many days after Monday 5 January 2026. */
export function dayAfter(days: number): string {
  return civilDay(dayNumber('2026-01-05') + days);
}

export function watching(
  interactions: readonly Interaction[],
  days: number,
  changes: Partial<BacktestInput> = {},
): BacktestInput {
  return {
    interactions,
    measurer: createMeasurer(defaultRules),
    zone,
    hasLanguages: false,
    scope: {
      channels: ['email', 'phone'],
      metrics: [metricOf('first_response'), metricOf('csat')],
      basis: null,
      settings: defaultComparisonSettings,
    },
    settings: defaultDetectionSettings,
    from: dayAfter(0),
    to: dayAfter(days - 1),
    ...changes,
  };
}

export function stepsOf(input: BacktestInput): readonly GapStep[] {
  return [...backtest(input)].flatMap(({ steps }) => steps);
}

/** Steps in a line each: kind, day, metric, topic, worse channel. */
export function told(steps: readonly GapStep[]): readonly string[] {
  return steps.map(({ kind, day, watch: { measure }, topic, worse }) =>
    [kind, day, measure.metric.id, topic ?? 'all', measure[worse].channel].join(' '),
  );
}
