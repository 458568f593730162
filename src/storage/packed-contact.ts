// A customer's next contact as one number: instant x 32 + channel, so that numbers sort as contacts do.
import type { Interaction } from '../domain/interaction.js';
import { mostChannels } from './cell-key.js';
import type { Names } from './names.js';

/** The contact a packed number stands for. */
export function unpackContact(
  packed: number | null,
  names: Pick<Names, 'channels'>,
): Interaction['nextContact'] {
  if (packed === null) return null;
  const channel = packed % mostChannels;
  return { at: (packed - channel) / mostChannels, channel: names.channels.get(channel)! };
}

/** SQL for the packed number of a row. */
export const packedContactSql = `opened_at * ${mostChannels} + channel`;
