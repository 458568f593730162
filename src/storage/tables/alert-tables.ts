// Gaps held open over time, and how their changes reach a team.
import type { EntitySchema } from 'typeorm';
import type { Dialect } from '../database.js';
import * as c from './columns.js';

export function alertTables(dialect: Dialect): readonly EntitySchema[] {
  return [gap, gapChange(dialect), outbox(dialect), decision(dialect), thread, receipt];
}

const gap = c.table({
  name: 'gap',
  columns: {
    id: c.key(c.text, 'gap_pk'),
    metric: c.text,
    clock: c.text,
    basis: c.text,
    topic: c.textOrNull,
    better: c.text,
    worse: c.text,
    state: c.text,
    severity: c.text,
    onset: c.textOrNull,
    effect_at_opening: c.real,
    effect: c.real,
    opened_at: c.instant,
    worsened_at: c.instantOrNull,
    resolved_at: c.instantOrNull,
    acknowledged_at: c.instantOrNull,
    acknowledged_by: c.textOrNull,
    snoozed_until: c.instantOrNull,
    accepted_until: c.instantOrNull,
    accepted_reason: c.textOrNull,
    updated_at: c.instant,
    severity_parts: c.textOrNull,
  },
  indices: [c.index('gap_state', ['state', 'opened_at'])],
});

function gapChange(dialect: Dialect): EntitySchema {
  return c.table({
    name: 'gap_change',
    columns: {
      id: c.serial(dialect, 'gap_change_pk'),
      gap_id: c.text,
      kind: c.text,
      at: c.instant,
      actor: c.textOrNull,
      note: c.textOrNull,
      is_announced: { ...c.whole, default: 0 },
    },
    indices: [
      c.index('gap_change_gap', ['gap_id', 'id']),
      c.index('gap_change_unannounced', ['id'], { where: 'is_announced = 0' }),
    ],
  });
}

function outbox(dialect: Dialect): EntitySchema {
  return c.table({
    name: 'outbox',
    columns: {
      id: c.serial(dialect, 'outbox_pk'),
      key: c.text,
      route: c.text,
      thread: c.text,
      kind: c.text,
      payload: c.text,
      change_ids: c.text,
      state: c.text,
      attempt: { ...c.whole, default: 0 },
      next_attempt_at: c.instant,
      message_id: c.textOrNull,
      error: c.textOrNull,
      created_at: c.instant,
      updated_at: c.instant,
    },
    indices: [
      c.index('outbox_key', ['key'], { unique: true }),
      c.index('outbox_due', ['state', 'next_attempt_at']),
    ],
  });
}

function decision(dialect: Dialect): EntitySchema {
  return c.table({
    name: 'decision',
    columns: {
      id: c.serial(dialect, 'decision_pk'),
      gap_id: c.textOrNull,
      change_id: c.instantOrNull,
      route: c.text,
      outcome: c.text,
      reason: c.text,
      at: c.instant,
    },
    indices: [c.index('decision_gap', ['gap_id', 'id'])],
  });
}

const thread = c.table({
  name: 'thread',
  columns: {
    route: c.key(c.text, 'thread_pk'),
    thread: c.key(c.text, 'thread_pk'),
    message_id: c.text,
    state: c.textOrNull,
    updated_at: c.instant,
  },
});

const receipt = c.table({
  name: 'receipt',
  columns: { id: c.key(c.text, 'receipt_pk'), at: c.instant },
});
