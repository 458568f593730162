// The configuration as the rest of the house sees it: typed, complete, checked.
import type { Calendar } from '../domain/calendar.js';
import type { Channel } from '../domain/channel.js';
import type { MetricId } from '../domain/metric.js';
import type { ServicePromise } from '../domain/promise.js';
import type { Topic, UnknownTopics } from '../domain/topic.js';
import type { AlertRoute } from './alerts.js';
import type { Environment } from './environment.js';
import type { Supplied, SuppliedFigures } from './supplied-schema.js';
import type { Secret } from './secret.js';

export interface Configuration {
  /** The file it was read from. */
  readonly path: string;
  /** The folder relative paths start from. */
  readonly folder: string;
  /** The report zone. */
  readonly timezone: string;
  readonly calendars: readonly Calendar[];
  /** In the order of the file, which decides colours and columns. */
  readonly channels: readonly Channel[];
  readonly topics: readonly Topic[];
  readonly promises: readonly ServicePromise[];
  readonly sources: readonly SourceConfiguration[];
  /** Empty = nobody is told anything. */
  readonly routes: readonly AlertRoute[];
  readonly detection: DetectionConfiguration;
  /** Where the time is asked (demo and tests); null = the machine's clock. */
  readonly clock: { readonly url: string } | null;
  /** null = a key file made beside the database at first start. */
  readonly pseudonymKey: Secret | null;
  /** `host` or `host:port`, reachable although private. */
  readonly allowHosts: readonly string[];
  readonly retention: Retention;
  /** CSV files a company may hand in: revenue, referrals, employees' answers. */
  readonly supplied?: Supplied;
  readonly environment: Environment;
}

export interface SourceConfiguration {
  readonly id: string;
  readonly connector: string;
  /** Cron line in the report zone. */
  readonly poll: string;
  /** null = as the connector says of these options. */
  readonly isLive: boolean | null;
  /** Zone of instants without an offset. */
  readonly timezone: string;
  /** Raw value -> channel id, null = internal; null as a whole = raw values are channel ids. */
  readonly channels: Readonly<Record<string, string | null>> | null;
  readonly unknownTopics: UnknownTopics;
  /** Who says that once was enough (`resolvedFirstContact`): the source itself, or customers who were asked. */
  readonly firstContact?: 'supplied' | 'surveyed';
  /** How answers are chosen for review (`answerCorrect`); null or absent = not told. */
  readonly reviews?: ReviewSampling | null;
  /** The words in which customers are asked for a rating; null or absent = not told. */
  readonly questions?: SurveyQuestions | null;
  /** The vendor's own figures, to be explained beside ours; null or absent = none. */
  readonly figures?: SuppliedFigures | null;
  /** The connector's own keys, as its schema read them. */
  readonly options: unknown;
}

/** Every answer, some by lot, or those customers complained about. */
export type ReviewSampling = 'all' | 'random' | 'complaint';

/** Rating -> the question as customers read or hear it. */
export type SurveyQuestions = Readonly<Partial<Record<'csat' | 'nps' | 'ces', string>>>;

export interface DetectionConfiguration {
  readonly preset: 'sensitive' | 'balanced' | 'strict';
  /** Overrides of the catalogue's margins: a ratio, percentage points, or points. */
  readonly margins: Readonly<Partial<Record<MetricId, number>>>;
  readonly strata: { readonly language: boolean };
  /** `promise`: watched against the promise where there is one, else as the customer lived it. */
  readonly basis: 'promise' | 'customer';
  /** Follow-up limits in seconds: longer waits count as censored there. */
  readonly limits: { readonly first_response: number; readonly resolution: number };
}

/** Seconds to keep; null = for ever (skipped rows: 30 days). */
export interface Retention {
  readonly interactions: number | null;
  readonly rollups: number | null;
  readonly skipped: number;
}

/** The channel of a raw vendor value: an id; null = internal, left out; undefined = the configuration does not know it. */
export function channelOf(
  source: Pick<SourceConfiguration, 'channels'>,
  channels: readonly Channel[],
): (raw: string) => string | null | undefined {
  const known: ReadonlyMap<string, string | null> = source.channels
    ? new Map(Object.entries(source.channels).map(([raw, id]) => [raw.trim(), id]))
    : new Map(channels.map(({ id }) => [id, id]));
  return (raw) => known.get(raw.trim());
}
