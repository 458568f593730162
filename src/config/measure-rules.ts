/** The rules interactions are measured by, as the configuration states them. */
import type { MeasureRules } from '../domain/measure.js';
import { defaultRipeSeconds } from '../domain/measure.js';
import type { Configuration } from './configuration.js';

/** Promises, calendars, follow-up limits and kinds of channel, ready for `createMeasurer`. */
export function measureRulesOf(configuration: Configuration): MeasureRules {
  const { promises, channels, calendars, detection } = configuration;
  const calendarById = new Map(calendars.map((calendar) => [calendar.id, calendar]));
  const channelById = new Map(channels.map((channel) => [channel.id, channel]));
  return {
    promises,
    limits: detection.limits,
    ripeSeconds: defaultRipeSeconds,
    kindOf: (channel) => channelById.get(channel)?.kind ?? 'other',
    calendarOf: (channel) => calendarById.get(channelById.get(channel)?.calendar ?? '') ?? null,
  };
}

/** Everything besides the zone that decides stored figures, as plain data: a change of it recounts the segments. */
export function figureRulesOf(configuration: Configuration): unknown {
  const { promises, channels, calendars, detection } = configuration;
  return {
    promises,
    calendars,
    limits: detection.limits,
    channels: [...channels].map(({ id, kind, calendar }) => ({ id, kind, calendar })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
