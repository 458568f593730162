// What each address did in a stretch of time: in columns, and as a list for as long as somebody holds one.
import { languageAt, tallyAt, type EntryColumns } from '../../comparison/entry-columns.js';
import {
  cellAt,
  eachSeries,
  type Address,
  type EvidenceBlock,
  type Series,
} from '../../comparison/evidence.js';
import { layEntries } from '../../comparison/lay-entries.js';
import type { PackedEvidence } from '../../comparison/packed-series.js';
import { byLanguage } from '../../comparison/side-sums.js';
import { addressKey, differences } from '../../comparison/week-differences.js';
import { childOf } from '../../comparison/child-of.js';
import type { CellTally, HeldCells } from '../../domain/cell.js';
import { sumBlocks } from './sum-blocks.js';

/** By address in the order of the evidence, one a language. */
export interface StretchCells extends HeldCells {
  readonly evidence: PackedEvidence;
}

/** Adds up what each address did in the blocks that the evidence is made of. O(cells and buckets). */
export function sumStretch(
  evidence: PackedEvidence,
  blocks: readonly EvidenceBlock[],
): StretchCells {
  const known = byAddress(sumBlocks(blocks));
  return held(evidence, (address) => known.get(addressKey(address))!);
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
  const columns = layEntries(bySeries);
  let listed = new WeakRef<readonly CellTally[]>(bySeries.flat());
  return {
    evidence,
    list: () => {
      const known = listed.deref();
      if (known !== undefined) return known;
      const made = listAnew(evidence, columns);
      listed = new WeakRef(made);
      return made;
    },
  };
}

function listAnew(evidence: PackedEvidence, columns: EntryColumns): readonly CellTally[] {
  const cells: CellTally[] = [];
  let series = 0;
  eachSeries(evidence, (address) => {
    for (; columns.slots[cells.length] === series;)
      cells.push({
        cell: cellAt(address, languageAt(columns, cells.length)),
        tally: tallyAt(columns, cells.length),
      });
    series += 1;
  });
  return cells;
}
