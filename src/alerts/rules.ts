// What a route wants to hear and when: the parsed form of `alerts:` in the configuration.
import type { QuietHours } from './quiet.js';

export type RouteKind = 'gap' | 'source' | 'digest';
export type Broadcast = 'never' | 'on_worsening' | 'on_reopen';

export interface RouteRules {
  readonly name: string;
  /** null = every topic. */
  readonly topics: readonly string[] | null;
  readonly kinds: readonly RouteKind[];
  /** How long a topic's changes are collected before its first message. */
  readonly waitSeconds: number;
  /** Root messages a day; what comes after is one summary. */
  readonly rootsPerDay: number;
  readonly quiet: QuietHours | null;
  readonly broadcast: Broadcast;
  /** A user or group id, called when a gap opens with severity major. */
  readonly mention: string | null;
  /** Cron line in the report zone; null = no digest. */
  readonly digest: string | null;
  readonly digestWhenQuiet: 'line' | 'nothing';
}

/** The defaults of a route that says nothing of its own. */
export const defaultRules: Omit<RouteRules, 'name'> = {
  topics: null,
  kinds: ['gap', 'source', 'digest'],
  waitSeconds: 600,
  rootsPerDay: 5,
  quiet: { from: '18:00', to: '08:00', hasQuietWeekends: true },
  broadcast: 'on_worsening',
  mention: null,
  digest: null,
  digestWhenQuiet: 'line',
};
