// What each address did, however many lists it comes in.
import { openTallySums } from '../../comparison/tally-sums.js';
import type { Cell, CellTally, Tally } from '../../domain/cell.js';

interface Gathered {
  readonly cell: Cell;
  readonly tallies: Tally[];
}

/** One cell an address, in the order they are met. O(cells); quickest where one object stands for a cell in all of them. */
export function sumLists(lists: readonly (readonly CellTally[])[]): readonly CellTally[] {
  const byAddress = new Map<string, Gathered>();
  const byCell = new Map<Cell, Gathered>();
  for (const cells of lists)
    for (const { cell, tally } of cells) {
      let gathered = byCell.get(cell);
      if (gathered === undefined) {
        gathered = atAddress(byAddress, cell);
        byCell.set(cell, gathered);
      }
      gathered.tallies.push(tally);
    }
  const sum = openTallySums();
  return [...byAddress.values()].map(({ cell, tallies }) => ({ cell, tally: sum(tallies) }));
}

function atAddress(byAddress: Map<string, Gathered>, cell: Cell): Gathered {
  const { channel, topic, metric, variant, language } = cell;
  const key = JSON.stringify([channel, metric, variant, language, topic]);
  const known = byAddress.get(key);
  if (known !== undefined) return known;
  const gathered = { cell, tallies: [] };
  byAddress.set(key, gathered);
  return gathered;
}
