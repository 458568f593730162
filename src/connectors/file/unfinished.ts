// A file that stops in the middle: a fault in a finished delivery, a matter of waiting in a watched one.
import { PermanentError, TemporaryError } from '../errors.js';

/** The file ends where a record or the archive goes on. The message is one sentence. */
export class UnfinishedFileError extends Error {
  override readonly name = 'UnfinishedFileError';
}

/** What such an end means for a source: a live one may still be written. Other errors pass unchanged. */
export function judged(error: unknown, isLive: boolean): unknown {
  if (!(error instanceof UnfinishedFileError)) return error;
  return isLive ? new TemporaryError(error.message) : new PermanentError(error.message, 'content');
}
