// What the stores ask of a database: whole transactions, one at a time for writing.
import type { DataSource } from 'typeorm';
import type { Work } from './sql.js';
import { postgresDatabase } from './postgres-database.js';
import { sqliteDatabase } from './sqlite-database.js';

export type Dialect = 'sqlite' | 'postgres';

export interface Database {
  readonly dialect: Dialect;
  /** The database's own clock in milliseconds, as an SQL expression: leases trust no machine's clock. */
  readonly nowMs: string;
  /** Runs the work in one transaction: all of it is stored, or none. */
  write<T>(work: () => Work<T>): Promise<T>;
  /** Runs the work on one consistent picture of the data. */
  read<T>(work: () => Work<T>): Promise<T>;
}

/** The stores' view of an open TypeORM connection. */
export function databaseOf(dataSource: DataSource): Database {
  return dataSource.options.type === 'postgres'
    ? postgresDatabase(dataSource)
    : sqliteDatabase(dataSource);
}
