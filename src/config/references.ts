// What one part of the configuration says about another: every id used must be declared.
import { nearest } from './nearest.js';
import type { RootInput } from './root-schema.js';
import type { SourceConfiguration } from './configuration.js';
import { pathText, quoted } from './written.js';

/** One sentence for each id that is used but not declared, and for each list of versions that cannot be ordered. */
export function referenceFindings(
  root: RootInput,
  sources: readonly SourceConfiguration[],
): readonly string[] {
  return [
    ...calendarFindings(root),
    ...channelFindings(root),
    ...promiseFindings(root, sources),
    ...sources.flatMap((source) => sourceFindings(source, root)),
    ...routeFindings(root, sources),
  ];
}

/** Where an id is used, what kind of thing it names, and which ids there are. */
interface Use {
  readonly path: readonly PropertyKey[];
  readonly id: string;
  readonly kind: 'calendar' | 'channel' | 'topic';
  readonly declared: readonly string[];
}

function undeclared({ path, id, kind, declared }: Use): readonly string[] {
  if (declared.includes(id)) return [];
  const meant = nearest(id, declared);
  const todo = meant === null ? `declare it under ${kind}s` : `did you mean "${meant}"`;
  const end = meant === null ? '.' : `? Otherwise declare it under ${kind}s.`;
  return [`${pathText(path)}: ${quoted(id)} is not a declared ${kind}; ${todo}${end}`];
}

function calendarFindings(root: RootInput): readonly string[] {
  return Object.entries(root.calendars).flatMap(([id, versions]) => {
    const dates = versions.map(({ from }) => from ?? '');
    const isOrdered = new Set(dates).size === dates.length;
    return isOrdered
      ? []
      : [
          `calendars.${id}: two versions begin on the same date; give each version a "from" of its own.`,
        ];
  });
}

function channelFindings(root: RootInput): readonly string[] {
  const declared = Object.keys(root.calendars);
  return Object.entries(root.channels).flatMap(([channel, { calendar }]) =>
    calendar === undefined
      ? []
      : undeclared({
          path: ['channels', channel, 'calendar'],
          id: calendar,
          kind: 'calendar',
          declared,
        }),
  );
}

function promiseFindings(
  root: RootInput,
  sources: readonly SourceConfiguration[],
): readonly string[] {
  const declared = Object.keys(root.channels);
  return root.promises.flatMap(({ channel, topic }, index) => [
    ...undeclared({ path: ['promises', index, 'channel'], id: channel, kind: 'channel', declared }),
    ...topicFindings(['promises', index, 'topic'], topic === undefined ? [] : [topic], {
      root,
      sources,
    }),
  ]);
}

/** A source that keeps unknown topics makes topics of its own: then any name may turn out to be one. */
function topicFindings(
  path: readonly PropertyKey[],
  topics: readonly string[],
  { root, sources }: { root: RootInput; sources: readonly SourceConfiguration[] },
): readonly string[] {
  if (sources.some(({ unknownTopics }) => unknownTopics === 'keep')) return [];
  const declared = Object.keys(root.topics);
  return topics.flatMap((id) => undeclared({ path, id, kind: 'topic', declared }));
}

function sourceFindings(source: SourceConfiguration, root: RootInput): readonly string[] {
  const declared = Object.keys(root.channels);
  return Object.entries(source.channels ?? {}).flatMap(([raw, id]) =>
    id === null
      ? []
      : undeclared({
          path: ['sources', source.id, 'channels', raw],
          id,
          kind: 'channel',
          declared,
        }),
  );
}

function routeFindings(
  root: RootInput,
  sources: readonly SourceConfiguration[],
): readonly string[] {
  return (root.alerts?.routes ?? []).flatMap(({ topics = [] }, index) =>
    topicFindings(['alerts', 'routes', index, 'topics'], topics, { root, sources }),
  );
}
