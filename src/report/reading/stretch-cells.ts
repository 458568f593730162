// What each address did in a stretch of time: in columns, and as a list for as long as somebody holds one.
import { cellAt, eachSeries, type Address, type Series } from '../../comparison/evidence.js';
import type { PackedEvidence } from '../../comparison/packed-series.js';
import { tallyAt } from '../../comparison/packed-tally.js';
import { byLanguage } from '../../comparison/side-sums.js';
import { addressKey, differences } from '../../comparison/week-differences.js';
import { childOf } from '../../comparison/child-of.js';
import { areTwins, cellsOfTwin, twinOf } from '../../comparison/twins.js';
import type { CellTally, HeldCells } from '../../domain/cell.js';
import { packTallies, type TallyColumns } from '../../domain/packed-cells.js';

/** By address in the order of the evidence, one a language. */
export interface StretchCells extends HeldCells {
  readonly evidence: PackedEvidence;
}

/** Adds up what each address did. O(entries and buckets). */
export function sumStretch(evidence: PackedEvidence): StretchCells {
  const known = new Map<string, readonly CellTally[]>();
  return held(evidence, (address, series) => {
    const twin = twinOf(address);
    const cells = twin && known.get(addressKey(twin));
    const isKnown = cells && areTwins([evidence], address, twin);
    const own = isKnown ? cellsOfTwin(cells, address) : byLanguage(address, series);
    known.set(addressKey(address), own);
    return own;
  });
}

/** The same where an earlier reading of the stretch was added up: the cells of addresses that have not changed are the same objects in both lists. */
export function mendStretch(before: StretchCells, evidence: PackedEvidence): StretchCells {
  const unlike = differences(before.evidence, evidence);
  const known = byAddress(before.list());
  return held(evidence, (address, series) => {
    const key = addressKey(address);
    return unlike.has(key) ? byLanguage(address, series) : known.get(key)!;
  });
}

function byAddress(cells: readonly CellTally[]): ReadonlyMap<string, readonly CellTally[]> {
  const known = new Map<string, CellTally[]>();
  for (const one of cells) childOf(known, addressKey(one.cell), (): CellTally[] => []).push(one);
  return known;
}

type CellsOf = (address: Address, series: Series) => readonly CellTally[];

function held(evidence: PackedEvidence, cellsOf: CellsOf): StretchCells {
  const bySeries: (readonly CellTally[])[] = [];
  eachSeries(evidence, (address, series) => {
    bySeries.push(cellsOf(address, series));
  });
  const list = bySeries.flat();
  const packed = {
    sizes: Int32Array.from(bySeries, ({ length }) => length),
    languages: list.map(({ cell: { language } }) => language),
    columns: packTallies(list.map(({ tally }) => tally)),
  };
  let listed = new WeakRef<readonly CellTally[]>(list);
  return {
    evidence,
    list: () => {
      const known = listed.deref();
      if (known !== undefined) return known;
      const made = listAnew(evidence, packed);
      listed = new WeakRef(made);
      return made;
    },
  };
}

/** One row a cell, series by series. */
interface PackedStretch {
  /** How many cells each series has. */
  readonly sizes: Int32Array;
  readonly languages: readonly (string | null)[];
  readonly columns: TallyColumns;
}

function listAnew(
  evidence: PackedEvidence,
  { sizes, languages, columns }: PackedStretch,
): readonly CellTally[] {
  const cells: CellTally[] = [];
  let [series, end] = [0, 0];
  eachSeries(evidence, (address) => {
    end += sizes[series++] as number;
    for (let row = cells.length; row < end; row++)
      cells.push({ cell: cellAt(address, languages[row] ?? null), tally: tallyAt(columns, row) });
  });
  return cells;
}
