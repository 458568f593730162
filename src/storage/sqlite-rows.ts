// Rows and segments in SQLite: prepared statements, one a row, which is the fastest there.
import { idPlace, place, storedColumns } from './interaction-row.js';
import { movedAmong, type Neighbour } from './packed-contact.js';
import type { MovedContact, RowPort } from './row-port.js';
import {
  filledPlaces,
  groupByChange,
  insertsOf,
  rowsAtOnce,
  updateOf,
  type Written,
} from './row-statements.js';
import {
  placeholders,
  rows,
  rowsOfEach,
  run,
  runEach,
  type Row,
  type SqlScalar,
  type Work,
} from './sql.js';

const selectKey = `SELECT ${storedColumns} FROM interaction WHERE source = ? AND external_id = ? AND episode = ?`;
const selectConversation = `SELECT ${storedColumns} FROM interaction WHERE source = ? AND external_id = ?`;

const samePerson = 'customer = ? AND topic = ?';

/** The rows at a point, those just before it and those just after it. */
const neighbours = `SELECT opened_at, channel, id, next_contact FROM interaction WHERE ${samePerson}
  AND opened_at >= (SELECT coalesce(max(opened_at), ?) FROM interaction WHERE ${samePerson} AND opened_at < ?)
  AND opened_at <= (SELECT coalesce(min(opened_at), ?) FROM interaction WHERE ${samePerson} AND opened_at > ?)
  ORDER BY opened_at, channel`;

const selectNumber = `SELECT ${storedColumns} FROM interaction WHERE id = ?`;
/** The rows that one statement inserted, in its order: they got the highest row numbers, one after the other. */
const lastInserted = `SELECT external_id, episode FROM interaction
  WHERE id > last_insert_rowid() - ? ORDER BY id`;
const selectSegment = 'SELECT start, bytes FROM segment WHERE grain = ? AND start = ?';
const upsertSegment = `INSERT INTO segment (grain, start, bytes) VALUES (?, ?, ?)
  ON CONFLICT (grain, start) DO UPDATE SET bytes = excluded.bytes`;

/** Row after row in one list, written into one array: this is done for every row. */
function cellsOf(given: readonly Row[], places: readonly number[]): SqlScalar[] {
  const cells = new Array<SqlScalar>(given.length * places.length);
  let next = 0;
  for (const row of given) for (const place of places) cells[next++] = row[place]!;
  return cells;
}

/** Inserts rows with one statement; answers for each whether it was new. */
function* insertSome({ places, text }: Written, given: readonly Row[]): Work<readonly boolean[]> {
  const added = yield* run(text, cellsOf(given, places));
  if (added === given.length || added === 0) return given.map(() => added > 0);
  const keys = yield* rows<[string, number]>(lastInserted, [added]);
  let next = 0;
  return given.map((row) => {
    const [id, episode] = keys[next] ?? [];
    const isNew = row[place.external_id] === id && row[place.episode] === episode;
    if (isNew) next++;
    return isNew;
  });
}

export const sqliteRows: RowPort = {
  batchSize: 64,
  *insertNew(given) {
    const filled = filledPlaces(given);
    const isNew: boolean[] = [];
    for (const size of rowsAtOnce) {
      while (given.length - isNew.length >= size) {
        const some = given.slice(isNew.length, isNew.length + size);
        isNew.push(...(yield* insertSome(insertsOf.get(size)!(filled), some)));
      }
    }
    return isNew;
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
    for (const [changed, revised] of groupByChange(given)) {
      const { places, text } = updateOf(changed);
      const bound = [...places, idPlace];
      const values = revised.map(({ fresh }) => bound.map((place) => fresh[place] ?? null));
      yield* runEach(text, values);
    }
  },
  *noteSettling(settling) {
    yield* runEach(
      'UPDATE interaction SET next_settles_at = ? WHERE id = ?',
      settling.map(([next, rowNumber]) => [next, rowNumber]),
    );
  },
  *remove(gone) {
    yield* runEach(
      'DELETE FROM interaction WHERE id = ?',
      gone.map((row) => [row[idPlace]!]),
    );
  },
  *retire(line) {
    return yield* run('DELETE FROM interaction WHERE opened_at < ? AND next_settles_at IS NULL', [
      line,
    ]);
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
  *readPlaces(places) {
    return yield* rowsOfEach(
      selectNumber,
      places.map(({ rowNumber }) => [rowNumber]),
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
