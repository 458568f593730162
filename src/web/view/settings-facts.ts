// The configuration in force as names and plain values; secrets say where they stand, never what they are.
import type { Configuration } from '../../config/configuration.js';
import { Secret } from '../../config/secret.js';

export interface SettingsFact {
  readonly name: string;
  readonly text: string;
}

export interface SettingsGroup {
  readonly group: 'general' | 'channels' | 'topics' | 'promises' | 'sources' | 'routes';
  readonly facts: readonly SettingsFact[];
}

/** In the order of the file. */
export function settingsFacts(configuration: Configuration): readonly SettingsGroup[] {
  const { channels, topics, promises, sources, routes } = configuration;
  return [
    { group: 'general', facts: generalFacts(configuration) },
    {
      group: 'channels',
      facts: channels.map(({ id, kind, calendar }) => fact(id, { kind, calendar })),
    },
    { group: 'topics', facts: topics.map(({ id, ...rest }) => fact(id, rest)) },
    {
      group: 'promises',
      facts: promises.map(({ channel, metric, ...rest }) => fact(`${channel}.${metric}`, rest)),
    },
    { group: 'sources', facts: sources.map(({ id, ...rest }) => fact(id, rest)) },
    { group: 'routes', facts: routes.map(({ name, ...rest }) => fact(name, rest)) },
  ];
}

function generalFacts(configuration: Configuration): readonly SettingsFact[] {
  const { path, timezone, detection, retention, allowHosts, pseudonymKey, clock } = configuration;
  return [
    { name: 'config', text: path },
    { name: 'timezone', text: timezone },
    fact('detection', detection),
    fact('retention', retention),
    { name: 'allowHosts', text: allowHosts.join(', ') },
    { name: 'pseudonymKey', text: plain(pseudonymKey) },
    { name: 'clock', text: clock?.url ?? '' },
  ].filter(({ text }) => text !== '');
}

function fact(name: string, value: object): SettingsFact {
  return { name, text: plain(value) };
}

/** `kind: voice · calendar: office`; empty fields are left out. */
function plain(value: unknown): string {
  if (value instanceof Secret) return `[secret] ${JSON.stringify(value.reference)}`;
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  if (value === null) return '';
  return Object.entries(value)
    .map(([name, held]) => [name, plain(held)] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}: ${text}`)
    .join(' · ');
}
