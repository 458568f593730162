// Rows and segments in PostgreSQL: one statement a page, or one for each month that its rows lie in.
import type { Instant } from '../domain/clock.js';
import { allColumns, idPlace, place, storedColumns } from './interaction-row.js';
import { byMonth, monthOf, withinMonth } from './month.js';
import { packedContactSql } from './packed-contact.js';
import {
  arrayOf,
  bulkInsert,
  columnsOf,
  everyPlace,
  insertNumbered,
  typeOf,
} from './postgres-insert.js';
import { openMonths, retireBefore } from './postgres-months.js';
import { enterKeys, moveKeys, removeKeys } from './row-keys.js';
import type { RevisedRow, RowPort, SegmentBytes } from './row-port.js';
import { rows, run, type Row, type Work } from './sql.js';

const prefixed = storedColumns.replace(/(\w+)/g, 'i.$1');

/** The row at a place `k`: fenced by OFFSET 0, so that it is one look into one partition, however many rows or partitions there are. */
const atPlace = `CROSS JOIN LATERAL (SELECT ${storedColumns} FROM interaction
  WHERE opened_at = k.opened_at AND id = k.id OFFSET 0) i`;

/** Fenced for the same reason: only months from the contact before on, or back to it, are looked into. */
const movedContacts = `SELECT DISTINCT i.id, i.opened_at, fresh.contact
  FROM unnest(?::text[], ?::integer[], ?::bigint[]) AS t(customer, topic, opened_at)
  CROSS JOIN LATERAL (SELECT max(e.opened_at) AS at FROM interaction e
    WHERE e.customer = t.customer AND e.topic = t.topic AND e.opened_at < t.opened_at) earlier
  CROSS JOIN LATERAL (SELECT * FROM interaction n
    WHERE n.customer = t.customer AND n.topic = t.topic AND n.opened_at IN (t.opened_at, earlier.at) OFFSET 0) i
  LEFT JOIN LATERAL (SELECT ${packedContactSql} AS contact FROM interaction later
    WHERE later.customer = i.customer AND later.topic = i.topic AND later.opened_at > i.opened_at
    ORDER BY later.opened_at, later.channel LIMIT 1) fresh ON true
  WHERE i.next_contact IS DISTINCT FROM fresh.contact`;

export const postgresRows: RowPort = {
  batchSize: 5000,
  *insertNew(given) {
    const numbers = yield* enterKeys(given);
    const fresh = {
      rows: given.filter((_, index) => numbers[index] !== null),
      numbers: numbers.filter((number) => number !== null),
    };
    yield* openMonths(fresh.rows.map(openedAt));
    if (fresh.rows.length > 0) yield* insertNumbered(fresh);
    return numbers.map((number) => number !== null);
  },
  *readKeys(source, keys) {
    const text = `SELECT ${prefixed} FROM unnest(?::text[], ?::integer[]) AS g(external_id, episode)
      JOIN row_key k ON k.external_id = g.external_id AND k.episode = g.episode AND k.source = ? ${atPlace}`;
    return yield* rows(text, [
      keys.map(({ id }) => id),
      keys.map(({ episode }) => episode),
      source,
    ]);
  },
  *readConversations(source, ids) {
    const text = `SELECT ${prefixed} FROM row_key k ${atPlace} WHERE k.source = ? AND k.external_id = ANY(?::text[])`;
    return yield* rows(text, [source, ids]);
  },
  *update(given) {
    const isMoved = ({ old, fresh }: RevisedRow): boolean =>
      monthOf(openedAt(old)).name !== monthOf(openedAt(fresh)).name;
    yield* updateWithin(given.filter((revised) => !isMoved(revised)));
    yield* updateAcross(given.filter(isMoved));
    yield* moveKeys(given.filter(({ old, fresh }) => openedAt(old) !== openedAt(fresh)));
  },
  *noteSettling(settling) {
    for (const [{ name }, some] of byMonth(settling, ([, , at]) => at)) {
      const text = `UPDATE ${name} i SET next_settles_at = v.next
        FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS v(next, id, opened_at)
        WHERE i.id = v.id AND i.opened_at = v.opened_at`;
      yield* run(text, columnsOf(some, 3));
    }
  },
  *remove(gone) {
    for (const [{ name }, some] of byMonth(gone, openedAt)) {
      const text = `DELETE FROM ${name} i USING unnest(?::bigint[], ?::bigint[]) AS v(id, opened_at)
        WHERE i.id = v.id AND i.opened_at = v.opened_at`;
      yield* run(text, [some.map((row) => row[idPlace]!), some.map(openedAt)]);
    }
    yield* removeKeys(gone);
  },
  retire: retireBefore,
  *readMovedContacts(points) {
    const values = points.map(({ customer, topic, openedAt }) => [customer, topic, openedAt]);
    const found = yield* rows<[number, number, number | null]>(movedContacts, columnsOf(values, 3));
    return found.map(([rowNumber, openedAt, contact]) => ({ rowNumber, openedAt, contact }));
  },
  *readPlaces(places) {
    const text = `SELECT ${prefixed} FROM unnest(?::bigint[], ?::bigint[]) AS k(id, opened_at) ${atPlace}`;
    return yield* rows(text, [
      places.map(({ rowNumber }) => rowNumber),
      places.map((one) => one.openedAt),
    ]);
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

function openedAt(row: Row): Instant {
  return row[place.opened_at] as Instant;
}

/** Overwrites rows where they are, month by month. */
function* updateWithin(given: readonly RevisedRow[]): Work<void> {
  for (const [month, revised] of byMonth(given, ({ old }) => openedAt(old))) {
    yield* overwrite(`UPDATE ${month.name} i`, revised);
  }
}

/** Told of the whole table, PostgreSQL itself moves a row to the month that its new opening lies in. */
function* updateAcross(given: readonly RevisedRow[]): Work<void> {
  if (given.length === 0) return;
  yield* openMonths(given.map(({ fresh }) => openedAt(fresh)));
  for (const [month, revised] of byMonth(given, ({ old }) => openedAt(old))) {
    yield* overwrite('UPDATE interaction i', revised, `AND ${withinMonth('i.opened_at', month)}`);
  }
}

/** Sends the columns in which any of the rows differs. */
function* overwrite(update: string, revised: readonly RevisedRow[], bounds = ''): Work<void> {
  const changed = everyPlace.filter((at) =>
    revised.some(({ old, fresh }) => old[at] !== fresh[at]),
  );
  if (changed.length === 0) return;
  const columns = changed.map((at) => allColumns[at]!);
  const types = [...columns.map(typeOf), 'bigint', 'bigint'];
  const text = `${update} SET ${columns.map((column) => `${column} = v.${column}`).join(', ')}
    FROM unnest(${types.map(arrayOf).join(', ')}) AS v(${[...columns, 'row_number', 'was_opened_at'].join(', ')})
    WHERE i.id = v.row_number AND i.opened_at = v.was_opened_at ${bounds}`;
  const values = revised.map(({ old, fresh }) => [
    ...changed.map((at) => fresh[at]!),
    ...[old[idPlace]!, openedAt(old)],
  ]);
  yield* run(text, columnsOf(values, types.length));
}
