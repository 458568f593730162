// Rows and segments in SQLite: prepared statements, one a row, which is the fastest there.
import { allColumns, storedColumns } from './interaction-row.js';
import { packedContactSql } from './packed-contact.js';
import type { RowPort, SegmentBytes } from './row-port.js';
import { placeholders, rows, run, type Row } from './sql.js';

const insertRow = `INSERT INTO interaction (${allColumns.join(', ')}) VALUES ${placeholders(allColumns.length)} ON CONFLICT DO NOTHING`;
const updateRow = `UPDATE interaction SET ${allColumns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`;
const selectKey = `SELECT ${storedColumns} FROM interaction WHERE source = ? AND external_id = ? AND episode = ?`;
const selectConversation = `SELECT ${storedColumns} FROM interaction WHERE source = ? AND external_id = ?`;

const nextContact = `(SELECT ${packedContactSql} FROM interaction later
  WHERE later.customer = i.customer AND later.topic = i.topic AND later.opened_at > i.opened_at
  ORDER BY later.opened_at, later.channel LIMIT 1)`;

const movedContacts = `SELECT * FROM (
  SELECT ${storedColumns}, ${nextContact} AS fresh FROM interaction i
  WHERE customer = ? AND topic = ? AND opened_at IN (?,
    (SELECT max(opened_at) FROM interaction WHERE customer = ? AND topic = ? AND opened_at < ?))
) WHERE next_contact IS NOT fresh`;

export const sqliteRows: RowPort = {
  *insertNew(given) {
    const isNew: boolean[] = [];
    for (const row of given) isNew.push((yield* run(insertRow, row)) === 1);
    return isNew;
  },
  *readKeys(source, keys) {
    const found: Row[] = [];
    for (const { id, episode } of keys) {
      found.push(...(yield* rows(selectKey, [source, id, episode])));
    }
    return found;
  },
  *readConversations(source, ids) {
    const found: Row[] = [];
    for (const id of ids) found.push(...(yield* rows(selectConversation, [source, id])));
    return found;
  },
  *update(given) {
    for (const row of given) yield* run(updateRow, row);
  },
  *noteSettling(pairs) {
    for (const pair of pairs)
      yield* run('UPDATE interaction SET next_settles_at = ? WHERE id = ?', pair);
  },
  *remove(rowNumbers) {
    for (const id of rowNumbers) yield* run('DELETE FROM interaction WHERE id = ?', [id]);
  },
  *readMovedContacts(points) {
    const found: Row[] = [];
    for (const { customer, topic, openedAt } of points) {
      const point = [customer, topic, openedAt];
      found.push(...(yield* rows(movedContacts, [...point, ...point])));
    }
    return found;
  },
  *readSegments(grain, starts) {
    const found: SegmentBytes[] = [];
    for (const start of starts) {
      const [row] = yield* rows<[Buffer]>(
        'SELECT bytes FROM segment WHERE grain = ? AND start = ?',
        [grain, start],
      );
      if (row !== undefined) found.push({ start, bytes: row[0] });
    }
    return found;
  },
  *writeSegments(grain, segments) {
    for (const { start, bytes } of segments) {
      if (bytes === null)
        yield* run('DELETE FROM segment WHERE grain = ? AND start = ?', [grain, start]);
      else
        yield* run(
          'INSERT INTO segment (grain, start, bytes) VALUES (?, ?, ?) ON CONFLICT (grain, start) DO UPDATE SET bytes = excluded.bytes',
          [grain, start, bytes],
        );
    }
  },
  *insertEach({ table, columns, conflict }, given) {
    const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${placeholders(columns.length)} ${conflict}`;
    let changes = 0;
    for (const row of given) changes += yield* run(text, row);
    return changes;
  },
};
