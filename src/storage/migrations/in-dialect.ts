// The few words in which the two databases' schemas differ.
import type { QueryRunner } from 'typeorm';

/** Fills `{serial:NAME}`, `{rowNumber:NAME}` and `{bytes}` with the words of the runner's database. */
export function inDialect(statement: string, runner: QueryRunner): string {
  const isPostgres = runner.dataSource.options.type === 'postgres';
  return statement
    .replace('{bytes}', isPostgres ? 'bytea' : 'blob')
    .replace(/\{(serial|rowNumber):(\w+)\}/, (_, word: string, constraint: string) => {
      if (isPostgres) return `BIGSERIAL NOT NULL CONSTRAINT "${constraint}" PRIMARY KEY`;
      return word === 'serial'
        ? 'integer PRIMARY KEY AUTOINCREMENT NOT NULL'
        : 'integer PRIMARY KEY NOT NULL';
    });
}
