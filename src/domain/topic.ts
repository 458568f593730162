import type { LocalName } from './channel.js';

/** What a question was about, in the one taxonomy all sources share. */
export interface Topic {
  readonly id: string;
  readonly name: LocalName;
  /** Raw vendor values (tags, queues, wrap-up codes) that mean this topic; `queue:` beats a bare word. */
  readonly match: readonly string[];
}

/** What happens to a raw topic value no rule matches: it becomes a topic of its own, or counts as unmapped. */
export type UnknownTopics = 'keep' | 'other';
