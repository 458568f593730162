// The product's own monitor over a year of contacts: its backtest, as compiled.
import { backtest } from '../../dist/detection/backtest.js';
import { defaultDetectionSettings } from '../../dist/detection/detection-settings.js';
import { defaultComparisonSettings } from '../../dist/comparison/settings.js';
import { createMeasurer, defaultLimits, defaultRipeSeconds } from '../../dist/domain/measure.js';
import { metricOf } from '../../dist/domain/metric.js';
import { addDays } from '../../dist/domain/zone.js';
import { channels, days, firstDay, metrics, zone } from './company.mjs';

const measurer = createMeasurer({
  promises: [],
  calendarOf: () => null,
  limits: defaultLimits,
  ripeSeconds: defaultRipeSeconds,
});

/** Every day of the year with what the monitor did. */
export function monitorYear(interactions, settings = {}) {
  return backtest({
    interactions,
    measurer,
    zone,
    hasLanguages: false,
    scope: {
      channels,
      metrics: metrics.map(metricOf),
      basis: null,
      settings: defaultComparisonSettings,
    },
    settings: { ...defaultDetectionSettings, ...settings },
    from: firstDay,
    to: addDays(firstDay, days - 1),
  });
}
