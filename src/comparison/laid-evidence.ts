// The sums of a window, laid out as evidence: all of it once, and then what differs.
import { eachSeries, noSeries, type Address, type Evidence } from './evidence.js';
import { openSeriesStore, type SeriesStore } from './series-store.js';
import type { SideSum } from './side-sums.js';

/** By address: the series of the sums, and empty ones where only weeks outside the window had contacts. */
export function layEvidence(
  sides: ReadonlyMap<string, SideSum>,
  outside: readonly Evidence[],
): SeriesStore {
  const laid = openSeriesStore();
  for (const evidence of outside)
    eachSeries(evidence, (address) => {
      laid.put(address, noSeries);
    });
  for (const { address, series } of sides.values()) laid.put(address, series);
  return laid;
}

/** Puts what differs in the place of what was laid before; false where an address has nothing left. */
export function layTouched(
  laid: SeriesStore,
  sides: ReadonlyMap<string, SideSum>,
  touched: ReadonlyMap<string, Address>,
): boolean {
  for (const [key, address] of touched) {
    const side = sides.get(key);
    if (side === undefined) return false;
    laid.put(address, side.series);
  }
  return true;
}
