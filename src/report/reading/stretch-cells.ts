// What each address did in a stretch of time: in columns, once it is no longer one of those that polls change.
import { cellAt, eachSeries, seriesAt } from '../../comparison/evidence.js';
import { isLaidAlike, type PackedEvidence } from '../../comparison/packed-series.js';
import { tallyAt } from '../../comparison/packed-tally.js';
import { byLanguage } from '../../comparison/side-sums.js';
import { addressKey, differences } from '../../comparison/week-differences.js';
import { childOf } from '../../comparison/child-of.js';
import { cellsOfTwin, sumOfTwin } from '../../comparison/twins.js';
import type { CellTally, HeldCells } from '../../domain/cell.js';
import { packTallies, type TallyColumns } from '../../domain/packed-cells.js';

/** By address in the order of the evidence, one a language. */
export interface StretchCells extends HeldCells {
  readonly evidence: PackedEvidence;
  /** Of each address, by key. */
  byAddress(): CellsByAddress;
  /** Keeps them in columns from now on; what is asked for is made anew each time. */
  pack(): void;
}

type CellsByAddress = ReadonlyMap<string, readonly CellTally[]>;

/** Adds up what each address did. O(entries and buckets). */
export function sumStretch(evidence: PackedEvidence): StretchCells {
  const sums = new Map<string, readonly CellTally[]>();
  eachSeries(evidence, (address, series) => {
    const cells = sumOfTwin(sums, [evidence], address);
    sums.set(
      addressKey(address),
      cells ? cellsOfTwin(cells, address) : byLanguage(address, series),
    );
  });
  return held(evidence, sums);
}

/** The same where an earlier reading of the stretch was added up: the cells of addresses that have not changed are the same objects in both. */
export function mendStretch(before: StretchCells, evidence: PackedEvidence): StretchCells {
  const unlike = differences(before.evidence, evidence);
  const known = before.byAddress();
  if (isLaidAlike(before.evidence, evidence)) {
    const sums = new Map(known);
    for (const [key, address] of unlike)
      sums.set(key, byLanguage(address, seriesAt(evidence, address)!));
    return held(evidence, sums);
  }
  const sums = new Map<string, readonly CellTally[]>();
  eachSeries(evidence, (address, series) => {
    const key = addressKey(address);
    sums.set(key, unlike.has(key) ? byLanguage(address, series) : known.get(key)!);
  });
  return held(evidence, sums);
}

function held(evidence: PackedEvidence, sums: CellsByAddress): StretchCells {
  let state: { readonly sums: CellsByAddress; list?: readonly CellTally[] } | PackedStretch = {
    sums,
  };
  return {
    evidence,
    list: () =>
      'sums' in state
        ? (state.list ??= [...state.sums.values()].flat())
        : listAnew(evidence, state),
    byAddress: () => ('sums' in state ? state.sums : groupCells(listAnew(evidence, state))),
    pack: () => {
      if ('sums' in state) state = packed([...state.sums.values()]);
    },
  };
}

function groupCells(cells: readonly CellTally[]): CellsByAddress {
  const known = new Map<string, CellTally[]>();
  for (const one of cells) childOf(known, addressKey(one.cell), (): CellTally[] => []).push(one);
  return known;
}

function packed(bySeries: readonly (readonly CellTally[])[]): PackedStretch {
  const list = bySeries.flat();
  return {
    sizes: Int32Array.from(bySeries, ({ length }) => length),
    languages: list.map(({ cell: { language } }) => language),
    columns: packTallies(list.map(({ tally }) => tally)),
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
  let series = 0;
  let end = 0;
  eachSeries(evidence, (address) => {
    end += sizes[series++] as number;
    for (let row = cells.length; row < end; row++)
      cells.push({ cell: cellAt(address, languages[row] ?? null), tally: tallyAt(columns, row) });
  });
  return cells;
}
