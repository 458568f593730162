/** The rules that decide figures, one by one and by name: what the audit log says of a change. */
import type { Configuration } from './configuration.js';

/** `calendar ID`, `promise CHANNEL METRIC TOPIC FROM`, `topic ID`, `mapping SOURCE`, `limits`: each as plain data. */
export function rulePartsOf(configuration: Configuration): Readonly<Record<string, unknown>> {
  const { calendars, promises, topics, sources, detection, channels } = configuration;
  return {
    ...named(calendars, ({ id, versions }) => [`calendar ${id}`, versions]),
    ...named(channels, ({ id, kind, calendar }) => [`channel ${id}`, { kind, calendar }]),
    ...named(promises, (promise) => [promiseName(promise), promise]),
    ...named(topics, ({ id, match }) => [`topic ${id}`, match]),
    ...named(
      sources,
      ({ id, channels: mapped, unknownTopics, firstContact, reviews, questions }) => [
        `mapping ${id}`,
        { channels: mapped, unknownTopics, firstContact, reviews, questions },
      ],
    ),
    limits: detection.limits,
  };
}

function promiseName({ channel, metric, topic, from }: Configuration['promises'][number]): string {
  const since = from === null ? '' : new Date(from).toISOString();
  return ['promise', channel, metric, topic ?? '', since].join(' ').trim();
}

function named<One>(
  all: readonly One[],
  nameOf: (one: One) => readonly [string, unknown],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(all.map(nameOf));
}
