// What the filters offer, from a report that was asked without them.
import { localDay } from './local-day.js';
import type { ConsistencyReport } from '../../report/consistency-report.js';
import type { Speaker } from '../../report/speaker.js';
import type { FilterChoices } from '../frame/filter-choices.js';

/** Topics, channels and metrics by name. */
export function choicesOf(
  report: Pick<ConsistencyReport, 'topics' | 'channels' | 'definitions'>,
  speaker: Speaker,
): FilterChoices {
  return {
    topics: report.topics.map(({ id }) => ({ id, name: speaker.topicName(id) })),
    channels: report.channels.map(({ id }) => ({ id, name: speaker.channelName(id) })),
    metrics: report.definitions.map(({ metric }) => ({
      id: metric,
      name: speaker.metricName(metric),
    })),
  };
}

/** The window's bounds as days of the report zone. */
export function daysOf({ window, zone }: Pick<ConsistencyReport, 'window' | 'zone'>): {
  readonly from: string;
  readonly to: string;
} {
  return { from: localDay(window.from, zone), to: localDay(window.to, zone) };
}
