// Tallies by local day and part of the day: what pairs of channels are compared on.
import type { EvidenceBlock } from '../../comparison/evidence.js';
import type { Instant } from '../../domain/clock.js';
import type { TimeStratum, Window } from '../../domain/window.js';
import { timeStratum } from '../../domain/zone.js';
import type { ReportStores } from '../report-stores.js';
import type { Pieces } from './ends.js';

export interface EvidenceAsked {
  readonly tallies: ReportStores['tallies'];
  readonly zone: string;
  readonly pieces: Pieces;
}

/**
 * The evidence of a window and of its history from `historyFrom` on. Both are read apart, so that a window that cuts
 * through a day is cut exactly; each block says which it belongs to.
 */
export async function readEvidence(
  asked: EvidenceAsked,
  window: Window,
  historyFrom: Instant,
): Promise<readonly EvidenceBlock[]> {
  const history = { from: Math.min(historyFrom, window.from), to: window.from };
  const before = await readBlocks(asked, history, false);
  return [...before, ...(await readBlocks(asked, window, true))];
}

async function readBlocks(
  { tallies, zone, pieces }: EvidenceAsked,
  stretch: Window,
  isInWindow: boolean,
): Promise<readonly EvidenceBlock[]> {
  if (stretch.from >= stretch.to) return [];
  const places = new Map<string, { readonly stratum: TimeStratum; readonly piece: number }>();
  const groups = await tallies.read(stretch, (start) => {
    const stratum = timeStratum(start, zone);
    const piece = pieces.pieceOf(start);
    const key = `${stratum.day} ${stratum.daypart} ${piece}`;
    if (!places.has(key)) places.set(key, { stratum, piece });
    return key;
  });
  return [...groups].map(([key, cells]) => {
    const { stratum, piece } = places.get(key)!;
    return { stratum, cells: pieces.known(cells, piece), isInWindow };
  });
}
