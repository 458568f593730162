// The paths customers tread between doors: who left which one for which other.
import { linkability } from '../../comparison/linkability.js';
import type { Tally } from '../../domain/cell.js';
import { lastPerObject, perObject } from '../../domain/per-object.js';
import type { EscapeRow } from '../report-sections.js';
import { toDecimals } from '../rounding.js';
import type { PlacedCells } from './places.js';
import { readingsOf } from './readings.js';

/** One row per topic and pair of doors that somebody went between; booked on the door left. Most first. */
export function escapeRows(places: readonly PlacedCells[]): readonly EscapeRow[] {
  const whole = new Map(
    places.filter(({ topic }) => topic === null).map((one) => [one.channel, one]),
  );
  const doors = [...whole.values()];
  return places
    .flatMap((place) => rows.get(place, doors, () => rowsFrom(place, whole)))
    .sort(byTopicThenCount);
}

const rows = lastPerObject<PlacedCells, readonly EscapeRow[]>();

function rowsFrom(
  { channel, topic, cells }: PlacedCells,
  whole: ReadonlyMap<string, PlacedCells>,
): readonly EscapeRow[] {
  const tally = escapesOf(cells);
  if (tally === null) return [];
  const contacts = tally.yes + tally.no;
  return [...(tally.beside ?? [])].flatMap(([name, count]) => {
    if (!name.startsWith('to:')) return [];
    const to = name.slice(3);
    const share = contacts === 0 ? null : toDecimals(count / contacts, 4);
    const linkable = linkableTo(whole.get(channel), whole.get(to));
    return [{ topic, from: channel, to, count, contacts, share, linkable }];
  });
}

function escapesOf(cells: PlacedCells['cells']): Tally | null {
  return readingsOf(cells).tally('channel_escape', 'none');
}

function linkableTo(from: PlacedCells | undefined, to: PlacedCells | undefined): number {
  if (from === undefined || to === undefined) return 0;
  const all = contactsOf(from.cells);
  return toDecimals(linkability(escapesOf(from.cells), escapesOf(to.cells), all), 4) ?? 0;
}

/** Contacts of the reading that counts most of them. */
const contactsOf = perObject((cells: PlacedCells['cells']): number => {
  const sums = new Map<string, number>();
  for (const { cell, tally } of cells) {
    const key = `${cell.metric} ${cell.variant}`;
    sums.set(key, (sums.get(key) ?? 0) + tally.n);
  }
  return Math.max(0, ...sums.values());
});

function byTopicThenCount(one: EscapeRow, other: EscapeRow): number {
  if (one.topic !== other.topic) return (one.topic ?? '') < (other.topic ?? '') ? -1 : 1;
  return other.count - one.count || (one.from + one.to < other.from + other.to ? -1 : 1);
}
