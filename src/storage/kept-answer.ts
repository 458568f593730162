// An answer kept until anything is stored, by this process or another: what is asked at every request costs a look instead.
import type { Database } from './database.js';
import type { Query, Row } from './sql.js';

export interface KeptAnswer<Said> {
  /** What the query's rows say, asked anew only where something was stored since; always, where that cannot be known. */
  readonly ask: () => Promise<Said>;
  /** The same where it is known without asking, else undefined. */
  readonly known: () => Said | undefined;
}

export function keptAnswer<Said>(
  database: Database,
  query: Query,
  read: (rows: readonly Row[]) => Said,
): KeptAnswer<Said> {
  let kept: { readonly at: number; readonly said: Said; readonly answer: Promise<Said> } | null =
    null;
  const ask = async (at: number | undefined): Promise<Said> => {
    const said = read(await database.ask(query));
    if (at !== undefined) kept = { at, said, answer: Promise.resolve(said) };
    return said;
  };
  return {
    ask: () => {
      const at = database.changes?.();
      return at !== undefined && kept?.at === at ? kept.answer : ask(at);
    },
    known: () => (kept !== null && kept.at === database.changes?.() ? kept.said : undefined),
  };
}
