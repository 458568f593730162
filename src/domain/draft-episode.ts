// An episode while its timeline is being read.
import type { Instant } from './clock.js';
import type { TimelineEvent } from './conversation.js';
import type { EpisodeEnd } from './interaction.js';

/** Who spoke last, and when; receipts, surveys and courtesies are no words. */
export interface LastWord {
  readonly by: 'customer' | 'human' | 'bot';
  readonly at: Instant;
}

export interface DraftEpisode {
  readonly openedAt: Instant;
  /** Raw channel the episode opened in; null = the conversation's own. */
  readonly rawChannel: string | null;
  end: EpisodeEnd;
  lastWord: LastWord;
  /** Last visible message of a person or a bot: a timer's close is dated back to it. */
  lastHelpAt: Instant;
  firstResponseAt: Instant | null;
  firstAutomatedResponseAt: Instant | null;
  resolvedAt: Instant | null;
  abandonedAt: Instant | null;
  reopenedAt: Instant | null;
  mergedInto: string | null;
  transfers: number;
  /** A person was asked for, or a queue entered: no bot settles this alone. */
  isPersonWanted: boolean;
  isQueued: boolean;
  isSettledByBot: boolean;
  botSilenceUntil: Instant | null;
}

/** After a bot's answer, this much silence of the customer means it was settled. */
export const botSilenceMs = 86_400_000;

/** The episode that the customer's word (or entry into a queue) opens. */
export function openDraft(event: TimelineEvent, rawChannel: string | null): DraftEpisode {
  return {
    openedAt: event.at,
    rawChannel,
    end: 'open',
    lastWord: { by: 'customer', at: event.at },
    lastHelpAt: event.at,
    firstResponseAt: null,
    firstAutomatedResponseAt: null,
    resolvedAt: null,
    abandonedAt: null,
    reopenedAt: null,
    mergedInto: null,
    transfers: 0,
    isPersonWanted: event.asksForHuman === true || event.kind === 'queued',
    isQueued: event.kind === 'queued',
    isSettledByBot: false,
    botSilenceUntil: null,
  };
}

/** Is a bot's answer the last word, with no person involved or asked for? */
export function isLeftToBot(draft: DraftEpisode): boolean {
  return draft.lastWord.by === 'bot' && draft.firstResponseAt === null && !draft.isPersonWanted;
}

/** A bot's answer settled it: solved at `at`; `silenceUntil` where only silence proves it. */
export function settleByBot(draft: DraftEpisode, at: Instant, silenceUntil: Instant | null): void {
  draft.end = 'solved';
  draft.resolvedAt = at;
  draft.isSettledByBot = true;
  draft.botSilenceUntil = silenceUntil;
}

/** Solved at `at`. */
export function solve(draft: DraftEpisode, at: Instant): void {
  draft.end = 'solved';
  draft.resolvedAt = at;
}
