// Schema 1: Keys, the audit log and frozen reports. Frozen: a change is a new migration.

export const accessSchema1: readonly string[] = [
  `CREATE TABLE "api_key" (
    "id" text NOT NULL,
    "name" text NOT NULL,
    "hash" text NOT NULL,
    "scopes" text NOT NULL,
    "created_at" bigint NOT NULL,
    "expires_at" bigint,
    "last_used_at" bigint,
    "revoked_at" bigint,
    CONSTRAINT "api_key_pk" PRIMARY KEY ("id")
  )`,
  `CREATE UNIQUE INDEX "api_key_hash" ON "api_key" ("hash")`,
  `CREATE TABLE "audit" (
    "id" {serial:audit_pk},
    "at" bigint NOT NULL,
    "actor" text NOT NULL,
    "action" text NOT NULL,
    "subject" text,
    "detail" text,
    "hash" text NOT NULL
  )`,
  `CREATE TABLE "snapshot" (
    "id" text NOT NULL,
    "made_at" bigint NOT NULL,
    "expires_at" bigint,
    "revoked_at" bigint,
    "query" text NOT NULL,
    "report" text NOT NULL,
    CONSTRAINT "snapshot_pk" PRIMARY KEY ("id")
  )`,
];
