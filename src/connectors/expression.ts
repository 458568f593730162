// `{ jsonata: EXPR }`: expressions from the configuration, kept on a short lead.
import jsonata from 'jsonata';

const limits = { stack: 100, sequence: 10_000 };
/** Steps, not time: the machine may stall, and the same record must come to the same. Takes under half a second. */
const mostSteps = 500_000;
const atEachStep = Symbol.for('jsonata.__evaluate_entry') as unknown as string;

/** One record in, the expression's value out; rejects where it fails or takes more than 500,000 steps or 100 levels. */
export type Expression = (record: unknown) => Promise<unknown>;

/** A compiled JSONata expression; null where its syntax is wrong. */
export function compileExpression(text: string): Expression | null {
  try {
    const expression = jsonata(text, limits);
    expression.assign(atEachStep, countSteps());
    return async (record) => (await expression.evaluate(record)) as unknown;
  } catch {
    return null;
  }
}

/** Counts by evaluation, of which `base` is the outermost frame. */
function countSteps() {
  const steps = new WeakMap<object, number>();
  return (_expression: unknown, _input: unknown, { base }: { readonly base: object }): void => {
    const taken = (steps.get(base) ?? 0) + 1;
    if (taken > mostSteps) throw new Error(`more than ${mostSteps} steps`);
    steps.set(base, taken);
  };
}
