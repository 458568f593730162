/** What a poll leaves behind as the health of its source. */
import { PermanentError, TemporaryError } from '../connectors/errors.js';

export interface PollHealth {
  /** `ok`, `degraded`, `rate_limited`, `auth_failed`, `incomplete`. */
  readonly health: string;
  /** One sentence; null where there is nothing to say. */
  readonly reason: string | null;
}

/** The health after a poll that came to its end; `holes` are stretches that can no longer be read. */
export function healthAfter(holes: number): PollHealth {
  if (holes === 0) return { health: 'ok', reason: null };
  return {
    health: 'incomplete',
    reason: `${holes} stretches of time can no longer be read from this source.`,
  };
}

/** The health a failure leaves behind, and its sentence. */
export function healthOf(error: unknown): PollHealth {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof PermanentError) {
    const isKey = error.reason === 'auth' || error.reason === 'scope';
    return { health: isKey ? 'auth_failed' : 'degraded', reason };
  }
  const isPaced = error instanceof TemporaryError && error.retryAt !== null;
  return { health: isPaced ? 'rate_limited' : 'degraded', reason };
}
