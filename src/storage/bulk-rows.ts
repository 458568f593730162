// The bulk path of each kind of database.
import type { Dialect } from './database.js';
import { postgresRows } from './postgres-rows.js';
import type { RowPort } from './row-port.js';
import { sqliteRows } from './sqlite-rows.js';

/** Bulk reading and writing in this kind of database. */
export function rowPort(dialect: Dialect): RowPort {
  return dialect === 'sqlite' ? sqliteRows : postgresRows;
}
