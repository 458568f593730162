// Schema 1: Rows as read, and the dictionaries they point into. Frozen: a change is a new migration.

export const rowsSchema1: readonly string[] = [
  `CREATE TABLE "interaction" (
    "id" {rowNumber:interaction_pk},
    "source" integer NOT NULL,
    "external_id" text NOT NULL,
    "episode" integer NOT NULL,
    "channel" integer NOT NULL,
    "topic" integer NOT NULL,
    "opened_at" bigint NOT NULL,
    "first_response_at" bigint,
    "first_automated_response_at" bigint,
    "resolved_at" bigint,
    "abandoned_at" bigint,
    "due_at" bigint,
    "reopened_at" bigint,
    "bot_silence_until" bigint,
    "updated_at" bigint,
    "flags" integer NOT NULL,
    "measurable" integer NOT NULL,
    "reopens" integer,
    "transfers" integer,
    "csat" double precision,
    "nps" double precision,
    "ces" double precision,
    "customer" text,
    "raw_topic" text,
    "merged_into" text,
    "language" text,
    "segment" text,
    "status" text,
    "survey_mode" text,
    "link" text,
    "next_contact" bigint,
    "next_settles_at" bigint,
    "changed_at" bigint NOT NULL
  )`,
  `CREATE UNIQUE INDEX "interaction_key" ON "interaction" ("source", "external_id", "episode")`,
  `CREATE INDEX "interaction_opened" ON "interaction" ("opened_at")`,
  `CREATE INDEX "interaction_changed" ON "interaction" ("changed_at")`,
  `CREATE INDEX "interaction_settles" ON "interaction" ("source", "next_settles_at", "opened_at") WHERE next_settles_at IS NOT NULL`,
  `CREATE INDEX "interaction_customer" ON "interaction" ("customer", "topic", "opened_at") WHERE customer IS NOT NULL`,
  `CREATE TABLE "skipped_row" (
    "id" {serial:skipped_row_pk},
    "source" integer NOT NULL,
    "key" text NOT NULL,
    "reason" text NOT NULL,
    "is_fault" integer NOT NULL,
    "opened_at" bigint,
    "channel" text,
    "sample" text,
    "updated_at" bigint,
    "seen_at" bigint NOT NULL
  )`,
  `CREATE UNIQUE INDEX "skipped_row_key" ON "skipped_row" ("source", "key")`,
  `CREATE INDEX "skipped_row_opened" ON "skipped_row" ("opened_at")`,
  `CREATE TABLE "timeline" (
    "source" integer NOT NULL,
    "conversation" text NOT NULL,
    "updated_at" bigint,
    "body" text NOT NULL,
    CONSTRAINT "timeline_pk" PRIMARY KEY ("source", "conversation")
  )`,
  `CREATE TABLE "tombstone" (
    "source" integer NOT NULL,
    "key_hash" text NOT NULL,
    "row_id" bigint,
    "at" bigint NOT NULL,
    CONSTRAINT "tombstone_pk" PRIMARY KEY ("source", "key_hash")
  )`,
  `CREATE TABLE "channel" (
    "code" integer NOT NULL,
    "id" text NOT NULL,
    CONSTRAINT "channel_pk" PRIMARY KEY ("code")
  )`,
  `CREATE UNIQUE INDEX "channel_id" ON "channel" ("id")`,
  `CREATE TABLE "topic" (
    "code" integer NOT NULL,
    "id" text NOT NULL,
    CONSTRAINT "topic_pk" PRIMARY KEY ("code")
  )`,
  `CREATE UNIQUE INDEX "topic_id" ON "topic" ("id")`,
];
