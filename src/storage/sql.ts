/**
 * One way to write SQL work for both databases: a generator yields queries and receives their results.
 * SQLite answers each at once, so a transaction never lets other code in between; PostgreSQL answers with awaits.
 */
export type SqlScalar = string | number | Buffer | null;
export type SqlValue = SqlScalar | readonly SqlScalar[];
export type Row = readonly SqlScalar[];

/** `?` stands for a parameter in both databases. */
export interface Query {
  readonly text: string;
  readonly values: readonly SqlValue[];
  /** The statement runs once for each of these lists, instead of once with `values`. */
  readonly each?: readonly (readonly SqlValue[])[];
  /** PostgreSQL only: the statement is a COPY FROM STDIN, fed with these rows. */
  readonly copied?: readonly Row[];
}

export interface Result {
  /** Of `each`: all rows, in order. */
  readonly rows: readonly Row[];
  /** Rows inserted, updated or deleted. */
  readonly changes: number;
  /** Of `each`: the changes one by one. */
  readonly changesOfEach?: readonly number[];
}

export type Work<T> = Generator<Query, T, Result>;

/** Runs one statement; answers how many rows it changed. */
export function* run(text: string, values: readonly SqlValue[] = []): Work<number> {
  return (yield { text, values }).changes;
}

/** Runs one statement for each list of values; answers the changes one by one. */
export function* runEach(
  text: string,
  each: readonly (readonly SqlValue[])[],
): Work<readonly number[]> {
  if (each.length === 0) return [];
  return (yield { text, values: [], each }).changesOfEach ?? [];
}

/** All rows that a query finds for each list of values. */
export function* rowsOfEach<R extends Row>(
  text: string,
  each: readonly (readonly SqlValue[])[],
): Work<readonly R[]> {
  if (each.length === 0) return [];
  return (yield { text, values: [], each }).rows as readonly R[];
}

/** All rows of a query, columns in the order asked. */
export function* rows<R extends Row>(
  text: string,
  values: readonly SqlValue[] = [],
): Work<readonly R[]> {
  return (yield { text, values }).rows as readonly R[];
}

/** The first row of a query, or null. */
export function* firstRow<R extends Row>(
  text: string,
  values: readonly SqlValue[] = [],
): Work<R | null> {
  const found = (yield { text, values }).rows[0];
  return found === undefined ? null : (found as R);
}

/** `(?, ?, ?)` for n values. */
export function placeholders(count: number): string {
  return `(${new Array<string>(count).fill('?').join(', ')})`;
}
