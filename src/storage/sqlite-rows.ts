// Rows and segments in SQLite: prepared statements, one a row, which is the fastest there.
import { allColumns, idPlace, storedColumns } from './interaction-row.js';
import { movedAmong, type Neighbour } from './packed-contact.js';
import type { MovedContact, RevisedRow, RowPort } from './row-port.js';
import { placeholders, rows, rowsOfEach, runEach, type Row } from './sql.js';

const everyPlace = allColumns.map((_, place) => place);
const selectKey = `SELECT ${storedColumns} FROM interaction WHERE source = ? AND external_id = ? AND episode = ?`;
const selectConversation = `SELECT ${storedColumns} FROM interaction WHERE source = ? AND external_id = ?`;

const samePerson = 'customer = ? AND topic = ?';

/** The rows at a point, those just before it and those just after it. */
const neighbours = `SELECT opened_at, channel, id, next_contact FROM interaction WHERE ${samePerson}
  AND opened_at >= (SELECT coalesce(max(opened_at), ?) FROM interaction WHERE ${samePerson} AND opened_at < ?)
  AND opened_at <= (SELECT coalesce(min(opened_at), ?) FROM interaction WHERE ${samePerson} AND opened_at > ?)
  ORDER BY opened_at, channel`;

const selectNumber = `SELECT ${storedColumns} FROM interaction WHERE id = ?`;
const selectSegment = 'SELECT start, bytes FROM segment WHERE grain = ? AND start = ?';
const upsertSegment = `INSERT INTO segment (grain, start, bytes) VALUES (?, ?, ?)
  ON CONFLICT (grain, start) DO UPDATE SET bytes = excluded.bytes`;

/** The places that any of the rows fills: what is null everywhere need not be bound, which is half the work. */
function filledPlaces(given: readonly Row[]): readonly number[] {
  return everyPlace.filter((place) => given.some((row) => row[place] !== null));
}

/** Rows in which the same columns differ: SQLite rewrites every index of a column it is told to set. */
function groupByChange(
  given: readonly RevisedRow[],
): readonly (readonly [readonly number[], readonly RevisedRow[]])[] {
  const groups = new Map<string, { places: readonly number[]; revised: RevisedRow[] }>();
  for (const one of given) {
    const places = everyPlace.filter((place) => one.old[place] !== one.fresh[place]);
    const group = groups.get(places.join()) ?? { places, revised: [] };
    group.revised.push(one);
    groups.set(places.join(), group);
  }
  return [...groups.values()]
    .filter(({ places }) => places.length > 0)
    .map(({ places, revised }) => [places, revised] as const);
}

function insertInto(places: readonly number[]): string {
  const columns = places.map((place) => allColumns[place]).join(', ');
  return `INSERT INTO interaction (${columns}) VALUES ${placeholders(places.length)} ON CONFLICT DO NOTHING`;
}

export const sqliteRows: RowPort = {
  batchSize: 64,
  *insertNew(given) {
    const filled = filledPlaces(given);
    const values = given.map((row) => filled.map((place) => row[place]!));
    return (yield* runEach(insertInto(filled), values)).map((changes) => changes === 1);
  },
  *readKeys(source, keys) {
    return yield* rowsOfEach(
      selectKey,
      keys.map(({ id, episode }) => [source, id, episode]),
    );
  },
  *readConversations(source, ids) {
    return yield* rowsOfEach(
      selectConversation,
      ids.map((id) => [source, id]),
    );
  },
  *update(given) {
    for (const [places, revised] of groupByChange(given)) {
      const columns = places.map((place) => `${allColumns[place]!} = ?`).join(', ');
      const values = revised.map(({ fresh }) =>
        [...places, idPlace].map((place) => fresh[place] ?? null),
      );
      yield* runEach(`UPDATE interaction SET ${columns} WHERE id = ?`, values);
    }
  },
  *noteSettling(pairs) {
    yield* runEach('UPDATE interaction SET next_settles_at = ? WHERE id = ?', pairs);
  },
  *remove(rowNumbers) {
    yield* runEach(
      'DELETE FROM interaction WHERE id = ?',
      rowNumbers.map((id) => [id]),
    );
  },
  *readMovedContacts(points) {
    const found: MovedContact[] = [];
    for (const { customer, topic, openedAt } of points) {
      const around = [openedAt, customer, topic, openedAt];
      const near = yield* rows<Neighbour>(neighbours, [customer, topic, ...around, ...around]);
      if (near.length > 0) found.push(...movedAmong(near, openedAt));
    }
    return found;
  },
  *readNumbers(rowNumbers) {
    return yield* rowsOfEach(
      selectNumber,
      rowNumbers.map((id) => [id]),
    );
  },
  *readSegments(grain, starts) {
    const found = yield* rowsOfEach<[number, Buffer]>(
      selectSegment,
      starts.map((start) => [grain, start]),
    );
    return found.map(([start, bytes]) => ({ start, bytes }));
  },
  *writeSegments(grain, segments) {
    const kept = segments.filter(({ bytes }) => bytes !== null);
    const gone = segments.filter(({ bytes }) => bytes === null);
    yield* runEach(
      upsertSegment,
      kept.map(({ start, bytes }) => [grain, start, bytes]),
    );
    yield* runEach(
      'DELETE FROM segment WHERE grain = ? AND start = ?',
      gone.map(({ start }) => [grain, start]),
    );
  },
  *insertEach({ table, columns, conflict }, given) {
    const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${placeholders(columns.length)} ${conflict}`;
    return (yield* runEach(text, given)).reduce((sum, changes) => sum + changes, 0);
  },
};
