// Was once enough, seen through every door and through one's own only?
import { perObject } from '../../domain/per-object.js';
import type { FirstContactRow, ShareFigure } from '../report-sections.js';
import { toDecimals } from '../rounding.js';
import type { PlacedCells } from './places.js';
import { readingsOf, shareFigure } from './readings.js';

/** One row per channel and topic where customers are tracked; the difference is what a channel-bound figure hides. */
export function firstContactRows(places: readonly PlacedCells[]): readonly FirstContactRow[] {
  return places.flatMap((place) => rowOf(place) ?? []);
}

const rowOf = perObject(({ channel, topic, cells }: PlacedCells): FirstContactRow | null => {
  const readings = readingsOf(cells);
  const anyChannel = shareFigure(readings.tally('first_contact_resolution', 'none'));
  const inChannel = shareFigure(readings.tally('first_contact_resolution', 'in_channel'));
  if (anyChannel === null || inChannel === null) return null;
  return { channel, topic, anyChannel, inChannel, hiddenPoints: hidden(anyChannel, inChannel) };
});

function hidden(anyChannel: ShareFigure, inChannel: ShareFigure): number | null {
  if (anyChannel.share === null || inChannel.share === null) return null;
  return toDecimals(100 * (inChannel.share - anyChannel.share), 2);
}
