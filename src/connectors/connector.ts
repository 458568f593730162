// The contract between a vendor's system and the product: conversations, page by page, and nothing computed.
import type { ZodType } from 'zod';
import type { ChannelKind } from '../domain/channel.js';
import type { Clock, Instant } from '../domain/clock.js';
import type {
  ConversationRead,
  CustomerHash,
  MeasurableField,
  Rating,
} from '../domain/conversation.js';

/** What kind of system a connector speaks to: `file`, `push`, a vendor's name. */
export type ConnectorId = string;

/** Speaks to one kind of system. `readPage` depends on (state, range) alone, so a crash repeats at most one page. */
export interface Connector<Config, State> {
  readonly id: ConnectorId;
  /** Raised when the shape of `State` changes; see `migrateState`. */
  readonly stateVersion: number;
  /** The keys of this connector below `sources.ID`; strict, and published as JSON Schema. */
  readonly config: ZodType<Config>;
  readonly traits: ConnectorTraits;
  /** Which fields this source can speak of: only these yield measurements. */
  measurable(config: Config): readonly MeasurableField[];
  /** Is more to come (polled, late, stalled), or is it a finished delivery? `live` in the configuration overrules it. */
  isLive(config: Config): boolean;
  /** The addresses it speaks to (`https://acme.zendesk.com`): nothing else may be reached. Left out: it speaks no HTTP. */
  hosts?(config: Config): readonly string[];
  /** One cheap look: can this source be read, and if not, what is to be done? */
  check(access: Access<Config>): Promise<CheckResult>;
  /** The page after `state`. Throws TemporaryError or PermanentError; a bad record is a value in `skipped`. */
  readPage(access: Access<Config>, state: State | null, range: Range): Promise<Page<State>>;
  migrateState?(old: unknown, version: number): State;
}

/** A connector whose types have been forgotten, as the registry keeps it. */
export type AnyConnector = Connector<unknown, unknown>;

interface ConnectorTraits {
  /** The kinds of channel its conversations can come through. */
  readonly kinds: readonly ChannelKind[];
  readonly reads: 'cursor' | 'window' | 'delta' | 'offset' | 'never';
  readonly minimumPollSeconds: number;
  /** Incremental reads start this long before the cursor. */
  readonly overlapSeconds: number;
  /** How many days are read again daily, for late ratings and reviews. */
  readonly tailDays: number;
  /** How far back the vendor keeps; null = everything. */
  readonly historyDays: number | null;
  /** What the key must be given to read this, in the vendor's words; left out = the vendor knows no such thing. */
  readonly permission?: string;
}

export interface CheckResult {
  readonly status: 'ok' | 'auth' | 'scope' | 'network' | 'configuration';
  /** One sentence, for a person. */
  readonly sentence: string;
}

export type Range =
  | { readonly kind: 'incremental' }
  | { readonly kind: 'tail'; readonly from: Instant }
  | { readonly kind: 'backfill'; readonly from: Instant; readonly to: Instant };

/** What every source has, whatever its connector. */
interface SourceSettings {
  readonly id: string;
  /** IANA zone of instants without an offset. */
  readonly timezone: string;
  readonly isLive: boolean;
  /** The folder that paths in the configuration are relative to. */
  readonly folder: string;
}

/** Everything a connector may touch while it reads. One object for one poll. */
export interface Access<Config> {
  readonly source: SourceSettings;
  readonly config: Config;
  readonly http: LimitedHttp;
  /** Where one of the source's own hosts is, for protocols other than HTTP. Throws where it may not be reached. */
  addressOf(host: string, port: number): Promise<HostAddress>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly budget: Budget;
  /** Keyed hash of a customer's address, normalised; the address itself goes no further. */
  hashCustomer(address: string): CustomerHash;
  /** Raw vendor value -> channel id; null = an internal channel; undefined = not in the configuration. */
  mapChannel(raw: string): string | null | undefined;
}

/** An IP address to connect to. */
export interface HostAddress {
  readonly address: string;
  /** Outside the house: nothing may be sent there in the clear. */
  readonly isPublic: boolean;
}

/** HTTP under the source's own limiter: allowed hosts only, `Retry-After` honoured. */
export interface LimitedHttp {
  request(request: HttpRequest): Promise<HttpAnswer>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Query;
  readonly body?: string;
  /** Refusals (4xx) the caller deals with itself; every other one is thrown. */
  readonly accepts?: readonly number[];
}

/** A list repeats the name; what is undefined is left out. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** How far the vendor's clock is ahead of this machine's, in milliseconds; 0 where it does not say. */
  readonly clockAheadMs: number;
}

/** How many vendor calls this poll may still cost. */
export interface Budget {
  remaining(): number;
  spend(calls: number): void;
}

export interface Log {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
}

/** What was said of a conversation after, or apart from, reading it: a rating, a review of the answer, or both. */
export interface LateRating {
  readonly conversation: string;
  /** The source that knows the conversation; left out = this one. */
  readonly source?: string;
  readonly rating: Rating | null;
  /** A reviewer's judgement of the answer given. */
  readonly answerCorrect?: boolean | null;
  /** When the reviewer said so. */
  readonly reviewedAt?: Instant;
}

/** A record that was not used, why, and enough of it to find it again; no free text, no address. */
export interface SkippedRecord {
  /** The record's id, or where it stands (`contacts.csv:17`). */
  readonly key: string;
  readonly reason: string;
  /** True where somebody should look: the record is broken or the mapping incomplete. */
  readonly isFault: boolean;
  readonly openedAt: Instant | null;
  /** Raw vendor value. */
  readonly channel: string | null;
  readonly sample: Readonly<Record<string, string>> | null;
}

/** A stretch of time that can no longer be read. */
export interface Hole {
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
}

export interface Page<State> {
  readonly conversations: readonly ConversationRead[];
  /** Two threads turned out to be one. */
  readonly joins: readonly { readonly from: string; readonly into: string }[];
  readonly lateRatings: readonly LateRating[];
  /** Ids the vendor asks us to forget. */
  readonly withdrawn: readonly string[];
  readonly skipped: readonly SkippedRecord[];
  readonly holes: readonly Hole[];
  /** Things worth a count that cost no record, such as local times that occurred twice. */
  readonly remarks: Readonly<Record<string, number>>;
  readonly next: State;
  readonly isLast: boolean;
  /** null: this page proves nothing new. */
  readonly completeUntil: Instant | null;
}
