// A day's tallies replaced in an evidence book: only the cells that changed are counted out and in.
import type { Cell, CellTally, Tally } from '../domain/cell.js';
import type { EvidenceBook } from './evidence-book.js';
import type { DayPart } from './week-reader.js';

type Counts = ReadonlyMap<number, number>;

function isSameCounts(one: Counts, other: Counts): boolean {
  if (one.size !== other.size) return false;
  for (const [key, count] of one) if (other.get(key) !== count) return false;
  return true;
}

const figures = ['n', 'dateOnly', 'open', 'sum', 'yes', 'no', 'pending'] as const;
const counts = ['ended', 'censored', 'levels'] as const;

function isSameTally(one: Tally, other: Tally): boolean {
  return (
    figures.every((name) => one[name] === other[name]) &&
    counts.every((name) => isSameCounts(one[name], other[name]))
  );
}

function keyOf({ metric, variant, channel, topic, language }: Cell): string {
  return [metric, variant, channel, topic ?? '', language ?? ''].join('\n');
}

function replaceCells(
  book: EvidenceBook,
  { stratum, cells: before }: DayPart,
  after: readonly CellTally[],
): void {
  const old = new Map(before.map((one) => [keyOf(one.cell), one]));
  for (const one of after) {
    const key = keyOf(one.cell);
    const known = old.get(key);
    old.delete(key);
    if (known && isSameTally(known.tally, one.tally)) continue;
    if (known) book.addTallies(stratum, [known], -1);
    book.addTallies(stratum, [one], 1);
  }
  book.addTallies(stratum, [...old.values()], -1);
}

/** Counts a day's parts in, and out what was counted of it before. */
export function replaceParts(
  book: EvidenceBook,
  before: readonly DayPart[],
  after: readonly DayPart[],
): void {
  const old = new Map(before.map((part) => [part.stratum.daypart, part]));
  for (const part of after) {
    const { daypart } = part.stratum;
    replaceCells(book, old.get(daypart) ?? { ...part, cells: [] }, part.cells);
    old.delete(daypart);
  }
  for (const part of old.values()) replaceCells(book, part, []);
}
