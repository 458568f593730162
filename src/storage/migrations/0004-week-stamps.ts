// What was worked out of a finished week is used again for as long as nothing in that week has changed.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Frozen: a change is a new migration. */
const statements: readonly string[] = [
  `CREATE TABLE "week_stamp" (
    "start" bigint NOT NULL,
    "stamp" bigint NOT NULL,
    CONSTRAINT "week_stamp_pk" PRIMARY KEY ("start")
  )`,
];

export class WeekStamps0004 implements MigrationInterface {
  readonly name = 'WeekStamps1790000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Forward only: an older release keeps working on a newer schema, so nothing is ever taken back. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
