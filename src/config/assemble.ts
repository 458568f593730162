// From what the schema read to the domain's own types.
import type { Channel } from '../domain/channel.js';
import type { ServicePromise } from '../domain/promise.js';
import type { Topic } from '../domain/topic.js';
import { dayStart } from '../domain/zone.js';
import { routesOf } from './alerts.js';
import { calendarOf } from './calendar-schema.js';
import type { Configuration, Retention } from './configuration.js';
import type { RootInput } from './root-schema.js';

type Part = Omit<Configuration, 'path' | 'folder' | 'sources' | 'environment'>;

/** Everything but the sources and the environment, in the domain's types. */
export function assemble(root: RootInput): Part {
  const { timezone } = root;
  return {
    timezone,
    calendars: entries(root.calendars).map(([id, one]) => calendarOf(id, one, timezone)),
    channels: entries(root.channels).map(([id, channel]) => channelOf(id, channel)),
    topics: entries(root.topics).map(([id, topic]) => topicOf(id, topic)),
    promises: root.promises.map((promise) => promiseOf(promise, timezone)),
    routes: routesOf(root.alerts),
    detection: root.detection,
    clock: root.clock ?? null,
    pseudonymKey: root.pseudonymKey ?? null,
    allowHosts: root.allowHosts,
    retention: retentionOf(root.retention),
    supplied: root.supplied,
  };
}

const entries = Object.entries;

function channelOf(id: string, channel: RootInput['channels'][string]): Channel {
  const { kind, name = { en: id, nl: id }, calendar = null } = channel;
  return { id, kind, name, calendar };
}

function topicOf(id: string, topic: RootInput['topics'][string]): Topic {
  const { name = { en: id, nl: id }, match } = topic;
  return { id, name, match };
}

function promiseOf(promise: RootInput['promises'][number], timezone: string): ServicePromise {
  const { channel, metric, within, clock, topic = null, from } = promise;
  const since = from === undefined ? null : dayStart(from, timezone);
  return { channel, metric, withinSeconds: within, clock, topic, from: since };
}

function retentionOf({ interactions, rollups, skipped }: RootInput['retention']): Retention {
  return {
    interactions: interactions ?? null,
    rollups: rollups ?? null,
    skipped: skipped ?? 30 * 86_400,
  };
}
