// What the configuration's expressions find in an answer.
import { PermanentError } from '../errors.js';
import { compileExpression } from '../expression.js';

export interface AnswerOf {
  /** The source's id. */
  readonly source: string;
  /** As the configuration writes it. */
  readonly path: string;
}

interface Wanted extends AnswerOf {
  /** Where the expression stands in the configuration. */
  readonly key: string;
  readonly expression: string;
}

/** The expression's value; undefined where it finds nothing. Throws PermanentError where it fails: nothing found would pass for an empty list. */
export async function valueIn(body: unknown, wanted: Wanted): Promise<unknown> {
  const { source, path, key, expression } = wanted;
  try {
    return await compileExpression(expression)?.(body);
  } catch {
    throw new PermanentError(
      `sources.${source}: the expression "${expression}" fails on the answer to ${path}; correct ${key}.`,
    );
  }
}
