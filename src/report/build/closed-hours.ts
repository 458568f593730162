// Waiting while nobody works: the closed-hours part of the waits for a first answer.
import type { Tally } from '../../domain/cell.js';
import type { Channel } from '../../domain/channel.js';
import { lastPerObject } from '../../domain/per-object.js';
import { massTotal } from '../../statistics/mass.js';
import type { ClosedHoursRow } from '../report-sections.js';
import type { PlacedCells } from './places.js';
import { readingsOf } from './readings.js';

/** One row per channel and topic where somebody was answered. */
export function closedHoursRows(
  places: readonly PlacedCells[],
  channels: readonly Channel[],
): readonly ClosedHoursRow[] {
  const calendarOf = new Map(channels.map(({ id, calendar }) => [id, calendar]));
  return places.flatMap((place) => {
    const isAlwaysOpen = (calendarOf.get(place.channel) ?? null) === null;
    return rows.get(place, [isAlwaysOpen], () => rowOf(place, isAlwaysOpen)) ?? [];
  });
}

const rows = lastPerObject<PlacedCells, ClosedHoursRow | null>();

function rowOf(
  { channel, topic, cells }: PlacedCells,
  isAlwaysOpen: boolean,
): ClosedHoursRow | null {
  const readings = readingsOf(cells);
  const lived = readings.tally('first_response', 'customer');
  const staffed = readings.tally('first_response', 'staffed');
  const answered = lived === null ? 0 : massTotal(lived.ended);
  if (lived === null || staffed === null || answered === 0) return null;
  return { channel, topic, answered, isAlwaysOpen, ...secondsOf(lived, staffed) };
}

function secondsOf(
  lived: Tally,
  staffed: Tally,
): Pick<ClosedHoursRow, 'customerSeconds' | 'staffedSeconds' | 'closedSeconds'> {
  return {
    customerSeconds: lived.sum,
    staffedSeconds: staffed.sum,
    closedSeconds: lived.sum - staffed.sum,
  };
}
