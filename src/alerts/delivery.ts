// When to try a message again, and when to stop: pure, the instant is given.
import type { Instant } from '../domain/clock.js';
import type { DeliveryOutcome } from './notifier.js';

type DeliveryState = 'waiting' | 'sent' | 'failed' | 'held';

/** What is known of a message's delivery so far. */
export interface Attempts {
  readonly id: number;
  readonly attempt: number;
  readonly createdAt: Instant;
}

export interface AfterAttempt {
  readonly state: DeliveryState;
  readonly nextAttemptAt: Instant | null;
  readonly messageId: string | null;
  /** A word for the delivery log: `ok`, `plain_text`, `rate_limited`, or what was answered. */
  readonly answer: string;
  /** The whole channel rests until then. */
  readonly pausesUntil: Instant | null;
  readonly closesRoute: boolean;
}

const firstPauseMilliseconds = 10_000;
const longestPauseMilliseconds = 15 * 60_000;
const giveUpMilliseconds = 24 * 3_600_000;

/** What follows from one attempt. A 429 pauses its channel and never fails a message; 24 h of anything else do. */
export function afterAttempt(row: Attempts, outcome: DeliveryOutcome, now: Instant): AfterAttempt {
  switch (outcome.kind) {
    case 'sent':
      return finished('sent', outcome.asPlainText ? 'plain_text' : 'ok', outcome.messageId);
    case 'rate_limited': {
      const until = now + Math.ceil(outcome.retryAfterSeconds * 1000);
      return { ...later(until, 'rate_limited'), pausesUntil: until };
    }
    case 'permanent':
      return { ...finished('failed', outcome.answer, null), closesRoute: true };
    case 'refused':
      return finished('failed', outcome.answer, null);
    case 'temporary':
      return now - row.createdAt >= giveUpMilliseconds
        ? finished('failed', outcome.answer, null)
        : later(now + pauseMilliseconds(row), outcome.answer);
  }
}

/** 10 s, doubling to 15 min, spread by up to a fifth so that rows do not march in step. */
export function pauseMilliseconds({ id, attempt }: Attempts): number {
  const doubled = firstPauseMilliseconds * 2 ** Math.min(attempt, 12);
  const spread = ((id * 2_654_435_761 + attempt * 40_503) % 1000) / 1000;
  return Math.round(Math.min(doubled, longestPauseMilliseconds) * (0.9 + 0.2 * spread));
}

function finished(state: DeliveryState, answer: string, messageId: string | null): AfterAttempt {
  return { state, nextAttemptAt: null, messageId, answer, pausesUntil: null, closesRoute: false };
}

function later(at: Instant, answer: string): AfterAttempt {
  return {
    state: 'waiting',
    nextAttemptAt: at,
    messageId: null,
    answer,
    pausesUntil: null,
    closesRoute: false,
  };
}
