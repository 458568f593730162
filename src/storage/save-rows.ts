// New rows are counted in; a newer revision takes the old one out and itself in; the rest changes nothing.
import type { Interaction } from '../domain/interaction.js';
import { contentRow, idPlace, isSameContent, place, type Codes } from './interaction-row.js';
import { countOut, countRow, touchContact, type PageWork } from './page-work.js';
import type { PageToSave, RowFate } from './page.js';
import { unpackContact } from './packed-contact.js';
import type { RevisedRow } from './row-port.js';
import type { Row, SqlScalar, Work } from './sql.js';

export interface SavedRows {
  readonly stored: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Conversation ids of rows that are new or changed. */
  readonly changedIds: readonly string[];
}

interface Counting {
  stored: number;
  updated: number;
  unchanged: number;
  readonly changedIds: string[];
  readonly onRow: PageToSave['onRow'];
}

/** Saves interactions in the order given, so that of two with one key the later one decides. */
export function* saveRows(
  work: PageWork,
  { interactions, onRow }: Pick<PageToSave, 'interactions' | 'onRow'>,
  codes: Codes,
): Work<SavedRows> {
  const counting: Counting = { stored: 0, updated: 0, unchanged: 0, changedIds: [], onRow };
  for (const batch of batchesOf(interactions, work.port.batchSize)) {
    const given = batch.map((one) => countGiven(work, contentRow(one, codes), one));
    yield* saveBatch(work, given, counting);
  }
  return counting;
}

/** Cuts the list into batches of a size, and wherever a key comes a second time. */
function* batchesOf(
  interactions: readonly Interaction[],
  size: number,
): Generator<readonly Interaction[], void, undefined> {
  const keys = new Set<string>();
  let from = 0;
  for (let to = 0; to < interactions.length; to++) {
    const { id, episode } = interactions[to]!;
    const key = episode === 1 ? id : keyText(id, episode);
    if (to - from === size || keys.has(key)) {
      yield interactions.slice(from, to);
      keys.clear();
      from = to;
    }
    keys.add(key);
  }
  if (from < interactions.length) yield interactions.slice(from);
}

function keyText(id: string, episode: number): string {
  return `${episode} ${id}`;
}

/** An interaction as it will be stored if it is new, and already counted. */
interface GivenRow {
  readonly interaction: Interaction;
  readonly row: Row;
  /** What to forget of the counting if the row is known. */
  readonly counted: number;
}

/** Counted before it is known which rows are new: most are, and so each is measured once and needs one statement only. */
function countGiven(work: PageWork, row: SqlScalar[], interaction: Interaction): GivenRow {
  const counted = work.deltas.mark();
  row[place.next_settles_at] = countRow(work, { row, interaction }, 1);
  row[place.changed_at] = work.changedAt;
  return { interaction, row, counted };
}

function* saveBatch(work: PageWork, given: readonly GivenRow[], counting: Counting): Work<void> {
  const isNew = yield* work.port.insertNew(given.map(({ row }) => row));
  const known: GivenRow[] = [];
  given.forEach((one, index) => {
    if (isNew[index] === false) {
      known.push(one);
      return;
    }
    touchContact(work, one.row);
    counting.stored++;
    counting.changedIds.push(one.interaction.id);
    counting.onRow?.(one.interaction, 'stored');
  });
  if (known.length > 0) yield* saveKnown(work, known, counting);
}

function* saveKnown(work: PageWork, given: readonly GivenRow[], counting: Counting): Work<void> {
  const source = given[0]!.row[place.source] as number;
  const stored = yield* readStored(work, source, given);
  const updates: RevisedRow[] = [];
  for (const one of given) {
    const { row, interaction } = one;
    const old = stored.get(keyText(interaction.id, interaction.episode))!;
    const fate = fateOf(row, old);
    counting.onRow?.(interaction, fate);
    if (fate !== 'updated') {
      work.deltas.forget(one.counted);
      counting.unchanged++;
      continue;
    }
    updates.push({ old, fresh: revise(work, old, one) });
    counting.updated++;
    counting.changedIds.push(interaction.id);
  }
  yield* work.port.update(updates);
}

function* readStored(
  work: PageWork,
  source: number,
  given: readonly GivenRow[],
): Work<ReadonlyMap<string, Row>> {
  const keys = given.map(({ interaction: { id, episode } }) => ({ id, episode }));
  const found = yield* work.port.readKeys(source, keys);
  return new Map(
    found.map((row) => [
      keyText(row[place.external_id] as string, row[place.episode] as number),
      row,
    ]),
  );
}

/** Minus the old revision, plus the new one; the next contact stays unless the row moved. */
function revise(work: PageWork, old: Row, { row, interaction, counted }: GivenRow): Row {
  const isMoved = contactColumns.some((column) => old[place[column]] !== row[place[column]]);
  const nextContact = isMoved ? null : (old[place.next_contact] as number | null);
  const fresh = [...row, old[idPlace]!];
  countOut(work, old);
  if (nextContact !== null || interaction.nextContact !== null) {
    work.deltas.forget(counted);
    fresh[place.next_contact] = nextContact;
    const told = { ...interaction, nextContact: unpackContact(nextContact, work.names) };
    fresh[place.next_settles_at] = countRow(work, { row: fresh, interaction: told }, 1);
  }
  if (isMoved) {
    touchContact(work, old);
    touchContact(work, row);
  }
  return fresh;
}

const contactColumns = ['customer', 'topic', 'opened_at', 'channel'] as const;

function fateOf(incoming: Row, stored: Row): Exclude<RowFate, 'stored'> {
  if (isSameContent(stored, incoming)) return 'unchanged';
  return isOlder(incoming, stored) ? 'older' : 'updated';
}

/** Whether the vendor's stamps say the incoming row is older; without a stamp the later delivery decides. */
function isOlder(incoming: Row, stored: Row): boolean {
  const [stamp, known] = [incoming[place.updated_at], stored[place.updated_at]] as (
    number | null
  )[];
  return typeof stamp === 'number' && typeof known === 'number' && stamp < known;
}
