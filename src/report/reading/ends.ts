// Channels are read only as far as they are known to be whole.
import type { Channel } from '../../domain/channel.js';
import type { Instant } from '../../domain/clock.js';
import { chooseCells, type PackedCells } from '../../domain/packed-cells.js';
import { channelCompleteUntil, type Completeness } from '../build/complete-until.js';

/** Channel -> the instant up to which its contacts count. */
export type Ends = ReadonlyMap<string, Instant>;

/** Up to where each channel counts: its `completeUntil`; `now` where no source has said (its figures are provisional). */
export function endsOf(
  channels: readonly Channel[],
  sources: readonly Completeness[],
  now: Instant,
): Ends {
  return new Map(channels.map(({ id }) => [id, channelCompleteUntil(sources, id) ?? now]));
}

/** Where two channels can be compared to: the smaller end. */
export function pairEnd(ends: Ends, one: string, other: string): Instant {
  return Math.min(ends.get(one) ?? Infinity, ends.get(other) ?? Infinity);
}

/** Time cut at every end, so that what lies beyond a channel's own can be left out. */
export interface Pieces {
  /** The number of the piece an instant lies in, from 0. */
  pieceOf(instant: Instant): number;
  /** The cells of a piece that belong to channels known that far. */
  known(cells: PackedCells, piece: number): PackedCells;
}

/** The pieces that these ends cut time into; most often there is one. */
export function piecesOf(ends: Ends): Pieces {
  const cuts = [...new Set(ends.values())].sort((one, other) => one - other);
  const startOf = (piece: number): Instant => (piece === 0 ? -Infinity : cuts[piece - 1]!);
  return {
    pieceOf: (instant) => cuts.filter((cut) => cut <= instant).length,
    known: (cells, piece) =>
      chooseCells(cells, ({ channel }) => (ends.get(channel) ?? Infinity) > startOf(piece)),
  };
}
