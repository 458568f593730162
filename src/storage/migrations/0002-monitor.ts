// For the monitor: waits still open are found without looking at everything unsettled; a gap's severity keeps its parts.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Frozen: a change is a new migration. */
const statements: readonly string[] = [
  `CREATE INDEX "interaction_waiting" ON "interaction" ("opened_at") WHERE next_settles_at IS NOT NULL AND (bot_silence_until IS NOT NULL OR (first_response_at IS NULL AND abandoned_at IS NULL AND (measurable & 1) <> 0) OR (resolved_at IS NULL AND (measurable & 2) <> 0))`,
  `ALTER TABLE "gap" ADD COLUMN "severity_parts" text`,
];

export class Monitor0002 implements MigrationInterface {
  readonly name = 'Monitor1790000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Forward only: an older release keeps working on a newer schema, so nothing is ever taken back. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
