/** Rules tried on the command line before they are saved: another preset, other margins, fewer metrics. */
import { presets, type Preset } from '../detection/detection-settings.js';
import type { DetectionRoom } from '../detection/room-settings.js';
import { metricIds, metricOf, type MetricId } from '../domain/metric.js';
import { textOf, type Options } from './arguments.js';
import { UsageError } from './exit.js';

function presetOf(name: string): Preset {
  if (name in presets) return name as Preset;
  const known = Object.keys(presets).join(', ');
  throw new UsageError(`--preset ${name}: no such preset; use one of ${known}.`);
}

function metricNamed(name: string): MetricId {
  const metric = metricIds.find((id) => id === name);
  if (metric) return metric;
  throw new UsageError(`No metric is called ${name}; there are ${metricIds.join(', ')}.`);
}

/** `first_response=1.3,csat=0.2`: a ratio for durations, points else. */
function marginsOf(text: string): Readonly<Partial<Record<MetricId, number>>> {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const [name = '', margin = ''] = part.split('=');
      const metric = metricNamed(name.trim());
      const least = metricOf(metric).kind === 'duration' ? 1 : 0;
      if (!(Number(margin) > least))
        throw new UsageError(`--margins ${part}: write a number above ${least}.`);
      return [metric, Number(margin)];
    }),
  );
}

/** The room as configured, with the rules of the command line in their place. Throws UsageError. */
export function backtestRules(room: DetectionRoom, options: Options): DetectionRoom {
  const [preset, margins, metrics] = ['preset', 'margins', 'metrics'].map((name) =>
    textOf(options, name),
  );
  const { scope, settings } = room;
  const judging = scope.settings;
  return {
    ...room,
    settings: preset === undefined ? settings : { ...settings, preset: presetOf(preset) },
    scope: {
      ...scope,
      metrics:
        metrics === undefined
          ? scope.metrics
          : metrics.split(',').map((name) => metricOf(metricNamed(name.trim()))),
      settings:
        margins === undefined
          ? judging
          : { ...judging, margins: { ...judging.margins, ...marginsOf(margins) } },
    },
  };
}
