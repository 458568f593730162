// The texts of SQLite's statements on some columns of rows, each written once.
import { allColumns } from './interaction-row.js';
import type { RevisedRow } from './row-port.js';
import { placeholders, type Row } from './sql.js';

const everyPlace = allColumns.map((_, at) => at);

/** Rows of one statement: fewer calls cost less, and a page ends with a few smaller statements. */
export const rowsAtOnce = [64, 16, 4, 1] as const;

/** One bit for each place that any of the rows fills: what is null everywhere need not be bound, which is half the work. */
export function filledPlaces(given: readonly Row[]): number {
  let filled = 0;
  for (const place of everyPlace)
    if (given.some((row) => row[place] !== null)) filled += 2 ** place;
  return filled;
}

/** Rows in which the same columns differ: SQLite rewrites every index of a column it is told to set. */
export function groupByChange(
  given: readonly RevisedRow[],
): readonly (readonly [number, readonly RevisedRow[]])[] {
  const groups = new Map<number, RevisedRow[]>();
  for (const one of given) {
    const changed = changedPlaces(one);
    const group = groups.get(changed);
    if (group === undefined) groups.set(changed, [one]);
    else group.push(one);
  }
  groups.delete(0);
  return [...groups];
}

/** One bit for each place whose value differs; exact up to 53 places. */
function changedPlaces({ old, fresh }: RevisedRow): number {
  let changed = 0;
  for (const place of everyPlace) if (old[place] !== fresh[place]) changed += 2 ** place;
  return changed;
}

function placesOf(bits: number): readonly number[] {
  return everyPlace.filter((place) => Math.floor(bits / 2 ** place) % 2 === 1);
}

/** A statement on some places of a row. */
export interface Written {
  readonly places: readonly number[];
  readonly text: string;
}

/** Real pages need a few dozen. */
const keptTexts = 200;

/** Written once for each set of places: a text of many rows costs as much to write and look up as some of them to store. */
function writtenOnce(write: (places: readonly number[]) => string): (bits: number) => Written {
  const known = new Map<number, Written>();
  return (bits) => {
    let written = known.get(bits);
    if (written === undefined) {
      if (known.size >= keptTexts) known.clear();
      const places = placesOf(bits);
      known.set(bits, (written = { places, text: write(places) }));
    }
    return written;
  };
}

/**
 * Inserts so many rows at once that fill these places; answers nothing of those that are known. OR FAIL: a row that is refused
 * ends the whole transaction anyway, so SQLite need not copy each page it touches first, to take back this statement alone.
 */
export const insertsOf: ReadonlyMap<number, (bits: number) => Written> = new Map(
  rowsAtOnce.map((count) => [
    count,
    writtenOnce((places) => {
      const columns = places.map((place) => allColumns[place]).join(', ');
      const values = new Array<string>(count).fill(placeholders(places.length)).join(', ');
      return `INSERT OR FAIL INTO interaction (${columns}) VALUES ${values} ON CONFLICT DO NOTHING`;
    }),
  ]),
);

/** Sets these places of the row with that number. */
export const updateOf = writtenOnce((places) => {
  const columns = places.map((place) => `${allColumns[place]!} = ?`).join(', ');
  return `UPDATE interaction SET ${columns} WHERE id = ?`;
});
