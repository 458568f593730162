// The first schema, for SQLite and PostgreSQL.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accessSchema1 } from './0001-access.js';
import { alertsSchema1 } from './0001-alerts.js';
import { rowsSchema1 } from './0001-rows.js';
import { stateSchema1 } from './0001-state.js';
import { inDialect } from './in-dialect.js';

export class First0001 implements MigrationInterface {
  readonly name = 'First1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [...rowsSchema1, ...stateSchema1, ...alertsSchema1, ...accessSchema1];
    for (const statement of statements) await runner.query(inDialect(statement, runner));
  }

  /** Forward only: an older release keeps working on a newer schema, so nothing is ever taken back. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
