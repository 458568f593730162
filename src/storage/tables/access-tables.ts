// Keys, the audit log and frozen reports.
import type { EntitySchema } from 'typeorm';
import type { Dialect } from '../database.js';
import * as c from './columns.js';

export function accessTables(dialect: Dialect): readonly EntitySchema[] {
  return [apiKey, audit(dialect), snapshot];
}

const apiKey = c.table({
  name: 'api_key',
  columns: {
    id: c.key(c.text, 'api_key_pk'),
    name: c.text,
    hash: c.text,
    scopes: c.text,
    created_at: c.instant,
    expires_at: c.instantOrNull,
    last_used_at: c.instantOrNull,
    revoked_at: c.instantOrNull,
  },
  indices: [c.index('api_key_hash', ['hash'], { unique: true })],
});

function audit(dialect: Dialect): EntitySchema {
  return c.table({
    name: 'audit',
    columns: {
      id: c.serial(dialect, 'audit_pk'),
      at: c.instant,
      actor: c.text,
      action: c.text,
      subject: c.textOrNull,
      detail: c.textOrNull,
      hash: c.text,
    },
  });
}

const snapshot = c.table({
  name: 'snapshot',
  columns: {
    id: c.key(c.text, 'snapshot_pk'),
    made_at: c.instant,
    expires_at: c.instantOrNull,
    revoked_at: c.instantOrNull,
    query: c.text,
    report: c.text,
  },
});
