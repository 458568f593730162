// Waits by the staffed clock are those by the customer's where a channel never closes: they need not be added up again.
import type { CellTally } from '../domain/cell.js';
import { cellAt, seriesAt, type Address } from './evidence.js';
import type { PackedEvidence } from './packed-series.js';
import { addressKey } from './week-differences.js';

/** What the twin of an address came to, where one was added up and holds the same in all of these. */
export function sumOfTwin<Sum>(
  sums: ReadonlyMap<string, Sum>,
  all: readonly PackedEvidence[],
  address: Address,
): Sum | undefined {
  const twin = twinOf(address);
  if (twin === null) return undefined;
  const sum = sums.get(addressKey(twin));
  return sum !== undefined && areTwins(all, address, twin) ? sum : undefined;
}

/** The address whose contacts are likely to be the very same; null = none. */
function twinOf(address: Address): Address | null {
  return address.variant === 'staffed' ? { ...address, variant: 'customer' } : null;
}

/** Whether two addresses hold the same in all of these. */
function areTwins(all: readonly PackedEvidence[], one: Address, other: Address): boolean {
  return all.every((evidence) => {
    const series = seriesAt(evidence, one);
    const twin = seriesAt(evidence, other);
    if (series === undefined || twin === undefined) return series === twin;
    return series.isLike(twin, (slot, others) => slot === others);
  });
}

/** The cells of one address, as those of another. */
export function cellsOfTwin(cells: readonly CellTally[], address: Address): readonly CellTally[] {
  return cells.map(({ cell: { language }, tally }) => ({ cell: cellAt(address, language), tally }));
}
