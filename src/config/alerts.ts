// The routes of `alerts:` with everything a route inherits filled in.
import type { AlertsInput, RouteInput } from './alerts-schema.js';
import type { Secret } from './secret.js';

type SlackInput = NonNullable<AlertsInput['slack']>;

/** Where a route posts. A webhook only posts; a bot token also edits, threads and shows buttons. */
export interface SlackDestination {
  readonly token: Secret | null;
  readonly webhook: Secret | null;
  readonly signingSecret: Secret | null;
  /** Channel id; null with a webhook, which knows its channel. */
  readonly channel: string | null;
  readonly apiUrl: string;
}

export interface AlertRoute {
  readonly name: string;
  /** null = every topic. */
  readonly topics: readonly string[] | null;
  readonly kinds: readonly ('gap' | 'source' | 'digest')[];
  readonly waitSeconds: number;
  readonly rootsPerDay: number;
  readonly quiet: {
    readonly from: string;
    readonly to: string;
    readonly hasQuietWeekends: boolean;
  } | null;
  readonly broadcast: 'never' | 'on_worsening' | 'on_reopen';
  readonly mention: string | null;
  /** Cron line in the report zone; null = no digest. */
  readonly digest: string | null;
  readonly digestWhenQuiet: 'line' | 'nothing';
  readonly slack: SlackDestination | null;
}

/** Every route, its own settings over those of `alerts`; without `routes` one route takes everything. */
export function routesOf(alerts: AlertsInput | undefined): readonly AlertRoute[] {
  if (alerts === undefined) return [];
  const routes = alerts.routes.length > 0 ? alerts.routes : [{ name: 'everyone' }];
  return routes.map((route) => routeOf(route, alerts));
}

const defaults = {
  topics: null,
  kinds: ['gap', 'source', 'digest'],
  wait: 600,
  daily: 5,
  quiet: {},
  broadcast: 'on_worsening',
  mention: 'none',
  digest: false,
  digestWhenQuiet: 'line',
} as const;

function routeOf(route: RouteInput, alerts: AlertsInput): AlertRoute {
  const own = withoutGaps(route);
  const settled = { ...defaults, ...withoutGaps(alerts), ...own };
  const { name, topics, kinds, broadcast, digestWhenQuiet, mention, digest } = settled;
  return {
    ...{ name: name ?? '', topics, kinds, broadcast, digestWhenQuiet },
    waitSeconds: settled.wait,
    rootsPerDay: settled.daily,
    quiet: quietOf(settled.quiet),
    mention: mention === 'none' ? null : mention,
    digest: digest === false ? null : digest,
    slack: slackOf(alerts.slack, route.slack),
  };
}

/** A key a route leaves out must not hide the general one. */
function withoutGaps<Part extends object>(part: Part): Partial<Part> {
  const given = Object.entries(part).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<Part>;
}

function quietOf(
  quiet: false | { readonly hours?: string; readonly weekends?: boolean },
): AlertRoute['quiet'] {
  if (quiet === false) return null;
  const { hours = '18:00-08:00', weekends = true } = quiet;
  const [from = '', to = ''] = hours.split('-').map((time) => time.padStart(5, '0'));
  return { from, to, hasQuietWeekends: weekends };
}

function slackOf(general: AlertsInput['slack'], own: RouteInput['slack']): SlackDestination | null {
  if (general === undefined && own === undefined) return null;
  const slack: SlackInput = { ...general, ...withoutGaps(own ?? {}) };
  return { ...nowhere, ...withoutGaps(slack) };
}

const nowhere: SlackDestination = {
  token: null,
  webhook: null,
  signingSecret: null,
  channel: null,
  apiUrl: 'https://slack.com/api/',
};
