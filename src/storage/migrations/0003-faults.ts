// Interactions with refused measurements are found without looking at all of them.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Frozen: a change is a new migration. */
const statements: readonly string[] = [
  `CREATE INDEX "interaction_faults" ON "interaction" ("opened_at") WHERE (flags & 65011712) <> 0`,
];

export class Faults0003 implements MigrationInterface {
  readonly name = 'Faults1790000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Forward only: an older release keeps working on a newer schema, so nothing is ever taken back. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
