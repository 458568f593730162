// Rows as read: interactions, what was skipped, whole timelines where a source has them, and the dictionaries they point into.
import { hasFaults } from '../interaction-flags.js';
import { isWaiting } from '../waiting-rows.js';
import type { EntitySchema } from 'typeorm';
import type { Dialect } from '../database.js';
import * as c from './columns.js';

export function interactionTables(dialect: Dialect): readonly EntitySchema[] {
  return [interaction(dialect), skippedRow(dialect), timeline, tombstone, channel, topic];
}

function interaction(dialect: Dialect): EntitySchema {
  return dialect === 'sqlite' ? oneTable : tableOfMonths;
}

const interactionColumns = {
  source: c.whole,
  external_id: c.text,
  episode: c.whole,
  channel: c.whole,
  topic: c.whole,
  opened_at: c.instant,
  first_response_at: c.instantOrNull,
  first_automated_response_at: c.instantOrNull,
  resolved_at: c.instantOrNull,
  abandoned_at: c.instantOrNull,
  due_at: c.instantOrNull,
  reopened_at: c.instantOrNull,
  bot_silence_until: c.instantOrNull,
  updated_at: c.instantOrNull,
  flags: c.whole,
  measurable: c.whole,
  reopens: c.wholeOrNull,
  transfers: c.wholeOrNull,
  csat: c.realOrNull,
  nps: c.realOrNull,
  ces: c.realOrNull,
  customer: c.textOrNull,
  raw_topic: c.textOrNull,
  merged_into: c.textOrNull,
  language: c.textOrNull,
  segment: c.textOrNull,
  status: c.textOrNull,
  survey_mode: c.textOrNull,
  link: c.textOrNull,
  next_contact: c.instantOrNull,
  next_settles_at: c.instantOrNull,
  changed_at: c.instant,
};

const interactionIndices = [
  c.index('interaction_changed', ['changed_at']),
  c.index('interaction_settles', ['source', 'next_settles_at', 'opened_at'], {
    where: 'next_settles_at IS NOT NULL',
  }),
  c.index('interaction_waiting', ['opened_at'], { where: isWaiting }),
  c.index('interaction_faults', ['opened_at'], { where: hasFaults }),
  c.index('interaction_customer', ['customer', 'topic', 'opened_at'], {
    where: 'customer IS NOT NULL',
  }),
];

const oneTable = c.table({
  name: 'interaction',
  columns: { id: c.rowNumber('interaction_pk'), ...interactionColumns },
  indices: [
    c.index('interaction_key', ['source', 'external_id', 'episode'], { unique: true }),
    c.index('interaction_opened', ['opened_at']),
    ...interactionIndices,
  ],
});

/** PostgreSQL: a partition a month (`month.ts`); keys and row numbers are in the table `row_key` (`row-keys.ts`), derived from these rows. */
const tableOfMonths = c.table({
  name: 'interaction',
  columns: {
    id: c.key(c.instant, 'interaction_pk'),
    ...interactionColumns,
    opened_at: c.key(c.instant, 'interaction_pk'),
  },
  indices: interactionIndices,
});

function skippedRow(dialect: Dialect): EntitySchema {
  return c.table({
    name: 'skipped_row',
    columns: {
      id: c.serial(dialect, 'skipped_row_pk'),
      source: c.whole,
      key: c.text,
      reason: c.text,
      is_fault: c.whole,
      opened_at: c.instantOrNull,
      channel: c.textOrNull,
      sample: c.textOrNull,
      updated_at: c.instantOrNull,
      seen_at: c.instant,
    },
    indices: [
      c.index('skipped_row_key', ['source', 'key'], { unique: true }),
      c.index('skipped_row_opened', ['opened_at']),
    ],
  });
}

const timeline = c.table({
  name: 'timeline',
  columns: {
    source: c.key(c.whole, 'timeline_pk'),
    conversation: c.key(c.text, 'timeline_pk'),
    updated_at: c.instantOrNull,
    body: c.text,
  },
});

const tombstone = c.table({
  name: 'tombstone',
  columns: {
    source: c.key(c.whole, 'tombstone_pk'),
    key_hash: c.key(c.text, 'tombstone_pk'),
    row_id: c.instantOrNull,
    at: c.instant,
  },
});

const channel = c.table({
  name: 'channel',
  columns: { code: c.key(c.whole, 'channel_pk'), id: c.text },
  indices: [c.index('channel_id', ['id'], { unique: true })],
});

const topic = c.table({
  name: 'topic',
  columns: { code: c.key(c.whole, 'topic_pk'), id: c.text },
  indices: [c.index('topic_id', ['id'], { unique: true })],
});
