// What the stores ask of a database: whole transactions, one at a time for writing.
import type { Query, Row, Work } from './sql.js';

export type Dialect = 'sqlite' | 'postgres';

export interface Database {
  readonly dialect: Dialect;
  /** The database's own clock in milliseconds, as an SQL expression: leases trust no machine's clock. */
  readonly nowMs: string;
  /** Runs the work in one transaction: all of it is stored, or none. */
  write<T>(work: () => Work<T>): Promise<T>;
  /** The rows of one statement that reads and needs no other beside it: cheaper than a transaction. */
  ask(query: Query): Promise<readonly Row[]>;
  /** A number that is another one once anything was stored, by whomever; absent where only asking can tell. */
  changes?(): number;
  /** Runs the work on one consistent picture of the data. */
  read<T>(work: () => Work<T>): Promise<T>;
}
