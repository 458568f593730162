// What the product remembers beside the rows: sources, segments, evidence, settings of the store, the lease.
import type { EntitySchema } from 'typeorm';
import type { Dialect } from '../database.js';
import * as c from './columns.js';

export function stateTables(dialect: Dialect): readonly EntitySchema[] {
  return [
    meta,
    source,
    segment(dialect),
    stalePeriod,
    weekStamp,
    evidence(dialect),
    lease,
    memo,
    definition,
  ];
}

const meta = c.table({
  name: 'meta',
  columns: { key: c.key(c.text, 'meta_pk'), value: c.text },
});

const memo = c.table({
  name: 'memo',
  columns: { key: c.key(c.text, 'memo_pk'), value: c.text },
});

const source = c.table({
  name: 'source',
  columns: {
    code: c.key(c.whole, 'source_pk'),
    id: c.text,
    state: c.textOrNull,
    complete_until: c.instantOrNull,
    complete_target: c.instantOrNull,
    health: { ...c.text, default: 'ok' },
    health_reason: c.textOrNull,
    fingerprint: c.textOrNull,
    last_polled_at: c.instantOrNull,
    last_success_at: c.instantOrNull,
    failures: { ...c.whole, default: 0 },
    rows_stored: c.counter,
    rows_updated: c.counter,
    rows_unchanged: c.counter,
    rows_skipped: c.counter,
  },
  indices: [c.index('source_id', ['id'], { unique: true })],
});

function segment(dialect: Dialect): EntitySchema {
  return c.table({
    name: 'segment',
    columns: {
      grain: c.key(c.whole, 'segment_pk'),
      start: c.key(c.instant, 'segment_pk'),
      bytes: c.bytes(dialect),
    },
  });
}

const stalePeriod = c.table({
  name: 'stale_period',
  columns: {
    grain: c.key(c.whole, 'stale_period_pk'),
    start: c.key(c.instant, 'stale_period_pk'),
  },
});

const weekStamp = c.table({
  name: 'week_stamp',
  columns: {
    start: c.key(c.instant, 'week_stamp_pk'),
    stamp: c.instant,
  },
});

function evidence(dialect: Dialect): EntitySchema {
  return c.table({
    name: 'evidence',
    columns: {
      kind: c.key(c.text, 'evidence_pk'),
      start: c.key(c.instant, 'evidence_pk'),
      bytes: c.bytes(dialect),
      made_at: c.instant,
    },
  });
}

const lease = c.table({
  name: 'lease',
  columns: {
    name: c.key(c.text, 'lease_pk'),
    holder: c.textOrNull,
    epoch: c.instant,
    expires_at: c.instant,
  },
});

const definition = c.table({
  name: 'definition',
  columns: {
    id: c.key(c.text, 'definition_pk'),
    version: c.key(c.whole, 'definition_pk'),
    hash: c.text,
    registered_at: c.instant,
  },
});
