// What a notifier is given to say: content and figures, no layout. Stored as it is in the outbox.
import type { Severity } from '../domain/comparison.js';
import type { Instant } from '../domain/clock.js';
import type { Language } from '../report/consistency-report.js';

export interface DigestGap {
  readonly comparisonId: string;
  readonly severity: Severity | null;
  readonly topic: string;
  /** The page's own sentences, ready to read. */
  readonly sentences: readonly string[];
  readonly since: string | null;
}

export interface DigestIndex {
  readonly value: number | null;
  readonly before: number | null;
  readonly process: number | null;
  readonly content: number | null;
  readonly outcome: number | null;
  readonly evidence: number;
}

/** A gap that is open but held back by a person's decision. */
export interface HeldGap {
  readonly gapId: string;
  readonly name: string;
  readonly how: 'snoozed' | 'accepted';
  readonly until: Instant;
  readonly reason: string | null;
  /** Worsened while snoozed: it stays snoozed, and is marked. */
  readonly hasWorsened: boolean;
}

export interface MissingSource {
  readonly source: string;
  readonly health: string;
  readonly reason: string | null;
  readonly completeUntil: Instant | null;
}

/** The weekly digest, with the figures of one ConsistencyReport. */
export interface Digest {
  readonly kind: 'digest';
  readonly lang: Language;
  readonly zone: string;
  readonly headline: string;
  readonly label: string;
  readonly completeUntil: Instant | null;
  /** Sent although data for its period are still expected. */
  readonly mayStillChange: boolean;
  readonly index: DigestIndex;
  readonly gaps: readonly DigestGap[];
  readonly moreGaps: number;
  readonly better: readonly string[];
  readonly held: readonly HeldGap[];
  readonly missing: readonly MissingSource[];
  /** Address of the same report. */
  readonly link: string;
}

/** One topic's open gaps on one route: what the root message of the thread shows. */
export interface GapThread {
  readonly kind: 'thread';
  readonly lang: Language;
  readonly zone: string;
  readonly gapId: string;
  readonly state: 'open' | 'resolved';
  readonly title: string;
  readonly sentences: readonly string[];
  /** Name and figure, at most six are shown. */
  readonly figures: readonly { readonly name: string; readonly figure: string }[];
  /** Further open gaps of the same topic, in words. */
  readonly others: readonly string[];
  readonly smallPrint: readonly string[];
  readonly acknowledged: { readonly by: string; readonly at: Instant } | null;
  /** A user or group id to call once, at opening. */
  readonly mention: string | null;
  readonly link: string;
  /** Changes at every update, so that Slack takes the blocks as new. */
  readonly revision: number;
}

/** One line in a thread's log. */
interface ThreadLine {
  readonly kind: 'line';
  readonly text: string;
}

/** A plain announcement: a source in trouble, a storm summed up, a route's test. */
export interface Announcement {
  readonly kind: 'announcement';
  readonly title: string;
  readonly sentences: readonly string[];
  readonly link: string | null;
  readonly linkLabel: string | null;
}

export type Notice = Digest | GapThread | ThreadLine | Announcement;
