/** Exit statuses: 0 done, 1 failed, 2 wrong usage or configuration. */
import { ConfigurationError } from '../config/configuration-error.js';

/** The command line was used wrongly; one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A command did its work and the answer is "failed"; the sentences are already printed. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

export function exitStatusOf(error: unknown): 1 | 2 {
  const isWrongUse = error instanceof ConfigurationError || error instanceof UsageError;
  return isWrongUse || isQueryError(error) ? 2 : 1;
}

/** One sentence per finding; unknown failures print their message, never a stack. */
export function sentencesOf(error: unknown): readonly string[] {
  if (error instanceof ConfigurationError) return error.findings;
  if (error instanceof CommandFailed) return [];
  return [error instanceof Error ? error.message : String(error)];
}

function isQueryError(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReportQueryError';
}
