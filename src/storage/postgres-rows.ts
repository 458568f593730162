// Rows and segments in PostgreSQL: whole pages as arrays through unnest().
import { allColumns, place, storedColumns } from './interaction-row.js';
import { packedContactSql } from './packed-contact.js';
import type { BulkInsert, RowPort, SegmentBytes } from './row-port.js';
import { rows, run, type Row, type SqlScalar, type Work } from './sql.js';

const wholeColumns = [
  'source',
  'episode',
  'channel',
  'topic',
  'flags',
  'measurable',
  'reopens',
  'transfers',
];
const realColumns = ['csat', 'nps', 'ces'];
const textColumns = [
  'external_id',
  'customer',
  'raw_topic',
  'merged_into',
  'language',
  'segment',
  'status',
  'survey_mode',
  'link',
];

const columnTypes = allColumns.map(typeOf);
const prefixed = storedColumns.replace(/(\w+)/g, 'i.$1');

const insertInteractions: BulkInsert = {
  table: 'interaction',
  columns: allColumns,
  types: columnTypes,
  conflict: 'ON CONFLICT DO NOTHING RETURNING external_id, episode',
};

const updateInteractions = `UPDATE interaction i SET ${allColumns.map((column) => `${column} = v.${column}`).join(', ')}
  FROM unnest(${[...columnTypes, 'bigint'].map(arrayOf).join(', ')}) AS v(${storedColumns}) WHERE i.id = v.id`;

const movedContacts = `SELECT DISTINCT i.id, fresh.contact
  FROM unnest(?::text[], ?::integer[], ?::bigint[]) AS t(customer, topic, opened_at)
  JOIN interaction i ON i.customer = t.customer AND i.topic = t.topic AND i.opened_at IN (t.opened_at,
    (SELECT max(e.opened_at) FROM interaction e WHERE e.customer = t.customer AND e.topic = t.topic AND e.opened_at < t.opened_at))
  LEFT JOIN LATERAL (SELECT ${packedContactSql} AS contact FROM interaction later
    WHERE later.customer = i.customer AND later.topic = i.topic AND later.opened_at > i.opened_at
    ORDER BY later.opened_at, later.channel LIMIT 1) fresh ON true
  WHERE i.next_contact IS DISTINCT FROM fresh.contact`;

export const postgresRows: RowPort = {
  batchSize: 2000,
  *insertNew(given) {
    const { rows: added } = yield bulkInsert(insertInteractions, given);
    const keys = new Set(added.map(([id, episode]) => `${String(episode)} ${String(id)}`));
    return given.map((row) =>
      keys.has(`${String(row[place.episode])} ${String(row[place.external_id])}`),
    );
  },
  *readKeys(source, keys) {
    const text = `SELECT ${prefixed} FROM unnest(?::text[], ?::integer[]) AS k(id, episode)
      JOIN interaction i ON i.source = ? AND i.external_id = k.id AND i.episode = k.episode`;
    return yield* rows(text, [
      keys.map(({ id }) => id),
      keys.map(({ episode }) => episode),
      source,
    ]);
  },
  *readConversations(source, ids) {
    const text = `SELECT ${storedColumns} FROM interaction WHERE source = ? AND external_id = ANY(?::text[])`;
    return yield* rows(text, [source, ids]);
  },
  *update(given) {
    const fresh = given.map((revised) => revised.fresh);
    if (given.length > 0) yield* run(updateInteractions, columnsOf(fresh, allColumns.length + 1));
  },
  *noteSettling(pairs) {
    const text = `UPDATE interaction i SET next_settles_at = v.next
      FROM unnest(?::bigint[], ?::bigint[]) AS v(next, id) WHERE i.id = v.id`;
    if (pairs.length > 0) yield* run(text, columnsOf(pairs, 2));
  },
  *remove(rowNumbers) {
    yield* run('DELETE FROM interaction WHERE id = ANY(?::bigint[])', [rowNumbers]);
  },
  *readMovedContacts(points) {
    const values = points.map(({ customer, topic, openedAt }) => [customer, topic, openedAt]);
    const found = yield* rows<[number, number | null]>(movedContacts, columnsOf(values, 3));
    return found.map(([rowNumber, contact]) => ({ rowNumber, contact }));
  },
  *readNumbers(rowNumbers) {
    const text = `SELECT ${storedColumns} FROM interaction WHERE id = ANY(?::bigint[])`;
    return yield* rows(text, [rowNumbers]);
  },
  *readSegments(grain, starts) {
    const text = 'SELECT start, bytes FROM segment WHERE grain = ? AND start = ANY(?::bigint[])';
    const found = yield* rows<[number, Buffer]>(text, [grain, starts]);
    return found.map(([start, bytes]) => ({ start, bytes }));
  },
  *writeSegments(grain, segments) {
    const kept = segments.filter(({ bytes }) => bytes !== null);
    const gone = segments.filter(({ bytes }) => bytes === null).map(({ start }) => start);
    if (kept.length > 0) yield* upsertSegments(grain, kept);
    if (gone.length > 0) {
      yield* run('DELETE FROM segment WHERE grain = ? AND start = ANY(?::bigint[])', [grain, gone]);
    }
  },
  *insertEach(insert, given) {
    return given.length === 0 ? 0 : (yield bulkInsert(insert, given)).changes;
  },
};

function* upsertSegments(grain: number, segments: readonly SegmentBytes[]): Work<void> {
  const text = `INSERT INTO segment (grain, start, bytes) SELECT ?::integer, start, bytes
    FROM unnest(?::bigint[], ?::bytea[]) AS v(start, bytes)
    ON CONFLICT (grain, start) DO UPDATE SET bytes = excluded.bytes`;
  yield* run(text, [
    grain,
    ...columnsOf(
      segments.map(({ start, bytes }) => [start, bytes]),
      2,
    ),
  ]);
}

function bulkInsert(
  { table, columns, types, conflict }: BulkInsert,
  given: readonly Row[],
): { text: string; values: SqlScalar[][] } {
  const text = `INSERT INTO ${table} (${columns.join(', ')})
    SELECT * FROM unnest(${types.map(arrayOf).join(', ')}) ${conflict}`;
  return { text, values: columnsOf(given, columns.length) };
}

function columnsOf(given: readonly Row[], count: number): SqlScalar[][] {
  return Array.from({ length: count }, (_, index) => given.map((row) => row[index] ?? null));
}

function arrayOf(type: string): string {
  return `?::${type}[]`;
}

function typeOf(column: string): string {
  if (wholeColumns.includes(column)) return 'integer';
  if (realColumns.includes(column)) return 'double precision';
  return textColumns.includes(column) ? 'text' : 'bigint';
}
