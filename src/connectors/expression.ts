// `{ jsonata: EXPR }`: expressions from the configuration, kept on a short lead.
import jsonata from 'jsonata';

const limits = { timeout: 200, stack: 100, sequence: 10_000 };

/** One record in, the expression's value out; rejects where it fails or takes longer than 200 ms or 100 levels. */
export type Expression = (record: unknown) => Promise<unknown>;

/** A compiled JSONata expression; null where its syntax is wrong. */
export function compileExpression(text: string): Expression | null {
  try {
    const expression = jsonata(text, limits);
    return async (record) => (await expression.evaluate(record)) as unknown;
  } catch {
    return null;
  }
}
