// Schema 1: What the product remembers beside the rows. Frozen: a change is a new migration.

export const stateSchema1: readonly string[] = [
  `CREATE TABLE "meta" (
    "key" text NOT NULL,
    "value" text NOT NULL,
    CONSTRAINT "meta_pk" PRIMARY KEY ("key")
  )`,
  `CREATE TABLE "source" (
    "code" integer NOT NULL,
    "id" text NOT NULL,
    "state" text,
    "complete_until" bigint,
    "complete_target" bigint,
    "health" text NOT NULL DEFAULT ('ok'),
    "health_reason" text,
    "fingerprint" text,
    "last_polled_at" bigint,
    "last_success_at" bigint,
    "failures" integer NOT NULL DEFAULT 0,
    "rows_stored" bigint NOT NULL DEFAULT 0,
    "rows_updated" bigint NOT NULL DEFAULT 0,
    "rows_unchanged" bigint NOT NULL DEFAULT 0,
    "rows_skipped" bigint NOT NULL DEFAULT 0,
    CONSTRAINT "source_pk" PRIMARY KEY ("code")
  )`,
  `CREATE UNIQUE INDEX "source_id" ON "source" ("id")`,
  `CREATE TABLE "segment" (
    "grain" integer NOT NULL,
    "start" bigint NOT NULL,
    "bytes" {bytes} NOT NULL,
    CONSTRAINT "segment_pk" PRIMARY KEY ("grain", "start")
  )`,
  `CREATE TABLE "stale_period" (
    "grain" integer NOT NULL,
    "start" bigint NOT NULL,
    CONSTRAINT "stale_period_pk" PRIMARY KEY ("grain", "start")
  )`,
  `CREATE TABLE "evidence" (
    "kind" text NOT NULL,
    "start" bigint NOT NULL,
    "bytes" {bytes} NOT NULL,
    "made_at" bigint NOT NULL,
    CONSTRAINT "evidence_pk" PRIMARY KEY ("kind", "start")
  )`,
  `CREATE TABLE "lease" (
    "name" text NOT NULL,
    "holder" text,
    "epoch" bigint NOT NULL,
    "expires_at" bigint NOT NULL,
    CONSTRAINT "lease_pk" PRIMARY KEY ("name")
  )`,
  `CREATE TABLE "memo" (
    "key" text NOT NULL,
    "value" text NOT NULL,
    CONSTRAINT "memo_pk" PRIMARY KEY ("key")
  )`,
  `CREATE TABLE "definition" (
    "id" text NOT NULL,
    "version" integer NOT NULL,
    "hash" text NOT NULL,
    "registered_at" bigint NOT NULL,
    CONSTRAINT "definition_pk" PRIMARY KEY ("id", "version")
  )`,
];
