// The two ways a source can fail: wait and try again, or stop until somebody changes something.

/** The source cannot be read now; trying again later may well work. The message is one sentence. */
export class TemporaryError extends Error {
  override readonly name = 'TemporaryError';

  constructor(
    message: string,
    /** Milliseconds since the epoch before which asking again is pointless; null = the runner decides. */
    readonly retryAt: number | null = null,
  ) {
    super(message);
  }
}

/** What has to change before the source can be read again. */
export type PermanentReason = 'auth' | 'scope' | 'configuration' | 'content';

/** The source will not be readable until somebody acts. The message is one sentence: what, where, what to do. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';

  constructor(
    message: string,
    readonly reason: PermanentReason = 'configuration',
  ) {
    super(message);
  }
}
