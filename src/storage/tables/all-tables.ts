// Every table of the product, for one kind of database.
import type { EntitySchema } from 'typeorm';
import type { Dialect } from '../database.js';
import { accessTables } from './access-tables.js';
import { alertTables } from './alert-tables.js';
import { interactionTables } from './interaction-tables.js';
import { stateTables } from './state-tables.js';

export function allTables(dialect: Dialect): EntitySchema[] {
  return [
    ...interactionTables(dialect),
    ...stateTables(dialect),
    ...alertTables(dialect),
    ...accessTables(dialect),
  ];
}
