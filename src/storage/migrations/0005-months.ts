// PostgreSQL keeps interactions in a partition a month, and their keys over all months in a table of their own. SQLite stays as it is.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { boundsOf, monthOf, outerMonths, withinMonth, type Month } from '../month.js';

/** Frozen, as all here: a change is a new migration. What lies there already steps aside. */
const before: readonly string[] = [
  `ALTER TABLE "interaction" RENAME TO "interaction_before"`,
  `ALTER TABLE "interaction_before" RENAME CONSTRAINT "interaction_pk" TO "interaction_before_pk"`,
  `ALTER INDEX "interaction_opened" RENAME TO "interaction_before_opened"`,
  `DROP INDEX "interaction_key", "interaction_changed", "interaction_settles", "interaction_customer", "interaction_waiting", "interaction_faults"`,
  // The number of a row has no default any more: an earlier release, which knows nothing of the keys, can store no new row.
  `CREATE TABLE "interaction" (LIKE "interaction_before") PARTITION BY RANGE ("opened_at")`,
  `CREATE TABLE "row_key" (
    "external_id" text NOT NULL,
    "source" integer NOT NULL,
    "episode" integer NOT NULL,
    "id" bigint NOT NULL DEFAULT nextval('interaction_id_seq'),
    "opened_at" bigint NOT NULL
  )`,
  `ALTER SEQUENCE "interaction_id_seq" OWNED BY "row_key"."id"`,
];

/** Indices last: that is the quickest way to fill them. */
const after: readonly string[] = [
  `INSERT INTO "row_key" ("external_id", "source", "episode", "id", "opened_at")
    SELECT "external_id", "source", "episode", "id", "opened_at" FROM "interaction_before"`,
  `DROP TABLE "interaction_before"`,
  `ALTER TABLE "row_key" ADD CONSTRAINT "row_key_pk" PRIMARY KEY ("external_id", "source", "episode")`,
  `ALTER TABLE "interaction" ADD CONSTRAINT "interaction_pk" PRIMARY KEY ("opened_at", "id")`,
  `CREATE INDEX "interaction_changed" ON "interaction" ("changed_at")`,
  `CREATE INDEX "interaction_settles" ON "interaction" ("source", "next_settles_at", "opened_at") WHERE next_settles_at IS NOT NULL`,
  `CREATE INDEX "interaction_customer" ON "interaction" ("customer", "topic", "opened_at") WHERE customer IS NOT NULL`,
  `CREATE INDEX "interaction_waiting" ON "interaction" ("opened_at") WHERE next_settles_at IS NOT NULL AND (bot_silence_until IS NOT NULL OR (first_response_at IS NULL AND abandoned_at IS NULL AND (measurable & 1) <> 0) OR (resolved_at IS NULL AND (measurable & 2) <> 0))`,
  `CREATE INDEX "interaction_faults" ON "interaction" ("opened_at") WHERE (flags & 65011712) <> 0`,
];

export class Months0005 implements MigrationInterface {
  readonly name = 'Months1790000000005';

  /** All in one transaction, so nothing is lost half-way; until its end the rows need their room twice. */
  async up(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type !== 'postgres') return;
    for (const statement of before) await runner.query(statement);
    for (const month of outerMonths) await fillMonth(runner, month);
    for await (const month of storedMonths(runner)) await fillMonth(runner, month);
    for (const statement of after) await runner.query(statement);
  }

  /** Forward only: an older release keeps reading a newer schema, so nothing is ever taken back. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}

async function fillMonth(runner: QueryRunner, month: Month): Promise<void> {
  await runner.query(
    `CREATE TABLE ${month.name} PARTITION OF "interaction" FOR VALUES ${boundsOf(month)}`,
  );
  await runner.query(
    `INSERT INTO ${month.name} SELECT * FROM "interaction_before" WHERE ${withinMonth('opened_at', month)}`,
  );
}

/** The months that have rows, from one to the next by the index. */
async function* storedMonths(runner: QueryRunner): AsyncGenerator<Month, void, undefined> {
  const [early, late] = outerMonths;
  for (let month: Month = early!; month.to !== null && month.to !== late!.from;) {
    const found = (await runner.query(
      `SELECT min("opened_at") AS at FROM "interaction_before" WHERE "opened_at" >= ${month.to} AND "opened_at" < ${late!.from}`,
    )) as unknown as readonly { readonly at: string | null }[];
    const at = found[0]?.at ?? null;
    if (at === null) return;
    yield (month = monthOf(Number(at)));
  }
}
