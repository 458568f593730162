// How often the nominal 95 % interval over four weeks holds the true difference.
import { readWatch } from '../../dist/detection/read-watch.js';
import { frameOf } from '../../dist/detection/day-frame.js';
import { defaultDetectionSettings } from '../../dist/detection/detection-settings.js';
import { metricOf } from '../../dist/domain/metric.js';
import { tQuantile } from '../../dist/statistics/distributions.js';

/** Every fourth Sunday from the twelfth week on: windows that do not overlap. */
const everyDays = 28;
const firstCheckDay = 83;

function holds({ recent, dispersion }, isAtMargin) {
  const error = Math.sqrt(dispersion.phi * recent.varianceNull);
  const score = isAtMargin ? recent.aWorse.full : recent.score;
  return Math.abs(score) <= tQuantile(0.975, dispersion.nu) * error;
}

/**
 * Watches a year and counts, by metric and by all topics or one: [held, asked]. The true difference is none, or exactly the margin.
 * Adds to `counts`.
 */
export function countCoverage(year, isAtMargin, counts) {
  let day = -1;
  for (const { day: name, state } of year) {
    day++;
    if (day < firstCheckDay || (day - firstCheckDay) % everyDays !== 0) continue;
    for (const [key, watch] of state) {
      const [metric, , variant] = key.split('|');
      const measure = { metric: metricOf(metric), variant };
      for (const reading of readWatch(
        { measure },
        watch,
        frameOf(name),
        defaultDetectionSettings,
      )) {
        if (reading.recent.weight <= 0) continue;
        const cell = `${metric}, ${reading.topic === null ? 'all topics' : 'one topic'}`;
        const [held, asked] = counts[cell] ?? [0, 0];
        counts[cell] = [held + Number(holds(reading, isAtMargin)), asked + 1];
      }
    }
  }
}
