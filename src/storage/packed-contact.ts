// A customer's next contact as one number: instant x 32 + channel, so that numbers sort as contacts do.
import type { Instant } from '../domain/clock.js';
import type { Interaction } from '../domain/interaction.js';
import { mostChannels } from './cell-key.js';
import type { Names } from './names.js';
import type { MovedContact } from './row-port.js';

/** The contact a packed number stands for. */
export function unpackContact(
  packed: number | null,
  names: Pick<Names, 'channels'>,
): Interaction['nextContact'] {
  if (packed === null) return null;
  const channel = packed % mostChannels;
  return { at: (packed - channel) / mostChannels, channel: names.channels.get(channel)! };
}

/** opened at, channel, row number, packed next contact as noted. */
export type Neighbour = [number, number, number, number | null];

/** Of a person's contacts around an instant, in order: those up to it whose next contact is not what is noted. */
export function movedAmong(neighbours: readonly Neighbour[], until: Instant): MovedContact[] {
  const moved: MovedContact[] = [];
  neighbours.forEach(([openedAt, , rowNumber, noted], index) => {
    if (openedAt > until) return;
    const next = neighbours.slice(index + 1).find(([later]) => later > openedAt);
    const contact = next === undefined ? null : next[0] * mostChannels + next[1];
    if (contact !== noted) moved.push({ rowNumber, openedAt, contact });
  });
  return moved;
}

/** SQL for the packed number of a row. */
export const packedContactSql = `opened_at * ${mostChannels} + channel`;
