// Schema 1: Gaps, their changes and how those reach a team. Frozen: a change is a new migration.

export const alertsSchema1: readonly string[] = [
  `CREATE TABLE "gap" (
    "id" text NOT NULL,
    "metric" text NOT NULL,
    "clock" text NOT NULL,
    "basis" text NOT NULL,
    "topic" text,
    "better" text NOT NULL,
    "worse" text NOT NULL,
    "state" text NOT NULL,
    "severity" text NOT NULL,
    "onset" text,
    "effect_at_opening" double precision NOT NULL,
    "effect" double precision NOT NULL,
    "opened_at" bigint NOT NULL,
    "worsened_at" bigint,
    "resolved_at" bigint,
    "acknowledged_at" bigint,
    "acknowledged_by" text,
    "snoozed_until" bigint,
    "accepted_until" bigint,
    "accepted_reason" text,
    "updated_at" bigint NOT NULL,
    CONSTRAINT "gap_pk" PRIMARY KEY ("id")
  )`,
  `CREATE INDEX "gap_state" ON "gap" ("state", "opened_at")`,
  `CREATE TABLE "gap_change" (
    "id" {serial:gap_change_pk},
    "gap_id" text NOT NULL,
    "kind" text NOT NULL,
    "at" bigint NOT NULL,
    "actor" text,
    "note" text,
    "is_announced" integer NOT NULL DEFAULT 0
  )`,
  `CREATE INDEX "gap_change_gap" ON "gap_change" ("gap_id", "id")`,
  `CREATE INDEX "gap_change_unannounced" ON "gap_change" ("id") WHERE is_announced = 0`,
  `CREATE TABLE "outbox" (
    "id" {serial:outbox_pk},
    "key" text NOT NULL,
    "route" text NOT NULL,
    "thread" text NOT NULL,
    "kind" text NOT NULL,
    "payload" text NOT NULL,
    "change_ids" text NOT NULL,
    "state" text NOT NULL,
    "attempt" integer NOT NULL DEFAULT 0,
    "next_attempt_at" bigint NOT NULL,
    "message_id" text,
    "error" text,
    "created_at" bigint NOT NULL,
    "updated_at" bigint NOT NULL
  )`,
  `CREATE UNIQUE INDEX "outbox_key" ON "outbox" ("key")`,
  `CREATE INDEX "outbox_due" ON "outbox" ("state", "next_attempt_at")`,
  `CREATE TABLE "decision" (
    "id" {serial:decision_pk},
    "gap_id" text,
    "change_id" bigint,
    "route" text NOT NULL,
    "outcome" text NOT NULL,
    "reason" text NOT NULL,
    "at" bigint NOT NULL
  )`,
  `CREATE INDEX "decision_gap" ON "decision" ("gap_id", "id")`,
  `CREATE TABLE "thread" (
    "route" text NOT NULL,
    "thread" text NOT NULL,
    "message_id" text NOT NULL,
    "state" text,
    "updated_at" bigint NOT NULL,
    CONSTRAINT "thread_pk" PRIMARY KEY ("route", "thread")
  )`,
  `CREATE TABLE "receipt" (
    "id" text NOT NULL,
    "at" bigint NOT NULL,
    CONSTRAINT "receipt_pk" PRIMARY KEY ("id")
  )`,
];
