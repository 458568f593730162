// The routes of `alerts:` with everything a route inherits filled in.
import type { AlertsInput, RouteInput } from './alerts-schema.js';
import type { Secret } from './secret.js';

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

function routeOf(route: RouteInput, alerts: AlertsInput): AlertRoute {
  const { slack, routes, ...general } = alerts;
  const settled = { ...general, ...withoutGaps(route) };
  const mention = settled.mention ?? 'none';
  return {
    name: route.name,
    topics: route.topics ?? null,
    kinds: route.kinds ?? ['gap', 'source', 'digest'],
    waitSeconds: settled.wait ?? 600,
    rootsPerDay: settled.daily ?? 5,
    quiet: quietOf(settled.quiet),
    broadcast: settled.broadcast ?? 'on_worsening',
    mention: mention === 'none' ? null : mention,
    ...digestOf(settled),
    slack: slackOf({ ...slack, ...withoutGaps(route.slack ?? {}) }, slack ?? route.slack),
  };
}

/** A key a route leaves out must not hide the general one. */
function withoutGaps<Part extends object>(part: Part): Partial<Part> {
  const given = Object.entries(part).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<Part>;
}

function digestOf(
  settled: Pick<RouteInput, 'digest' | 'digestWhenQuiet'>,
): Pick<AlertRoute, 'digest' | 'digestWhenQuiet'> {
  const digest = settled.digest === false ? null : (settled.digest ?? null);
  return { digest, digestWhenQuiet: settled.digestWhenQuiet ?? 'line' };
}

function quietOf(quiet: RouteInput['quiet']): AlertRoute['quiet'] {
  if (quiet === false) return null;
  const { hours = '18:00-08:00', weekends = true } = quiet ?? {};
  const [from = '', to = ''] = hours.split('-').map((time) => time.padStart(5, '0'));
  return { from, to, hasQuietWeekends: weekends };
}

function slackOf(
  slack: NonNullable<RouteInput['slack']>,
  given: RouteInput['slack'],
): SlackDestination | null {
  if (given === undefined) return null;
  return {
    token: slack.token ?? null,
    webhook: slack.webhook ?? null,
    signingSecret: slack.signingSecret ?? null,
    channel: slack.channel ?? null,
    apiUrl: slack.apiUrl ?? 'https://slack.com/api/',
  };
}
