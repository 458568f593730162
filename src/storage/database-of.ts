// From a TypeORM connection to the transactions the stores are written in.
import type { DataSource } from 'typeorm';
import type { Database } from './database.js';
import { postgresDatabase } from './postgres-database.js';
import { sqliteDatabase } from './sqlite-database.js';

/** The stores' view of an open TypeORM connection. */
export function databaseOf(dataSource: DataSource): Database {
  return dataSource.options.type === 'postgres'
    ? postgresDatabase(dataSource)
    : sqliteDatabase(dataSource);
}
