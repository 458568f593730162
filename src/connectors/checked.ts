// The outcome of one cheap look at a source, whatever it threw.
import type { Access, CheckResult } from './connector.js';
import { PermanentError, TemporaryError } from './errors.js';

/** `ok` with a sentence of what was seen, or what stands in the way and what to do. Throws only what is our own fault. */
export async function checked(
  access: Access<unknown>,
  look: () => Promise<string>,
): Promise<CheckResult> {
  try {
    return { status: 'ok', sentence: `sources.${access.source.id}: ${await look()}` };
  } catch (error) {
    if (error instanceof TemporaryError) return { status: 'network', sentence: error.message };
    if (error instanceof PermanentError)
      return { status: statusOf(error), sentence: error.message };
    throw error;
  }
}

function statusOf({ reason }: PermanentError): CheckResult['status'] {
  return reason === 'auth' || reason === 'scope' ? reason : 'configuration';
}
