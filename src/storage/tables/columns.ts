// Short words for the columns the tables are made of.
import {
  EntitySchema,
  EntitySchemaOptions,
  type EntitySchemaColumnOptions,
  type EntitySchemaIndexOptions,
} from 'typeorm';
import type { Dialect } from '../database.js';

type Column = EntitySchemaColumnOptions;

export const whole: Column = { type: 'integer' };
export const wholeOrNull: Column = { type: 'integer', nullable: true };
/** Milliseconds since 1970 UTC, or another number beyond 32 bits. */
export const instant: Column = { type: 'bigint' };
export const instantOrNull: Column = { type: 'bigint', nullable: true };
export const text: Column = { type: 'text' };
export const textOrNull: Column = { type: 'text', nullable: true };
export const real: Column = { type: 'double precision' };
export const realOrNull: Column = { type: 'double precision', nullable: true };
export const counter: Column = { type: 'bigint', default: 0 };

/** A table by its name, columns and indices. */
export function table(shape: {
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly indices?: EntitySchemaIndexOptions[];
}): EntitySchema {
  return new EntitySchema<unknown>(Object.assign(new EntitySchemaOptions<unknown>(), shape));
}

/** The same column as (part of) the primary key. */
export function key(column: Column, constraint: string): Column {
  return { ...column, primary: true, primaryKeyConstraintName: constraint };
}

/** A number the database gives out itself. */
export function serial(dialect: Dialect, constraint: string): Column {
  const type = dialect === 'sqlite' ? 'integer' : 'bigint';
  return { type, primary: true, generated: 'increment', primaryKeyConstraintName: constraint };
}

/** SQLite's bare row number, which costs nothing to give out (the last one may be used again). */
export function rowNumber(constraint: string): Column {
  return key(whole, constraint);
}

export function bytes(dialect: Dialect): Column {
  return { type: dialect === 'sqlite' ? 'blob' : 'bytea' };
}

export function index(
  name: string,
  columns: readonly string[],
  options: Partial<EntitySchemaIndexOptions> = {},
): EntitySchemaIndexOptions {
  return { name, columns: [...columns], ...options };
}
