// Measurements refused one by one: their interactions stay, so they are counted from the rows.
import type { MeasurementFault } from '../domain/conversation.js';
import type { Window } from '../domain/window.js';
import { faultMask, hasFaults, unpackFlags } from './interaction-flags.js';
import { rows, type Work } from './sql.js';

/** How many interactions have a measurement refused for this reason. */
export interface FaultCount {
  readonly source: string;
  readonly channel: string;
  readonly reason: MeasurementFault;
  readonly count: number;
}

/** By source, channel and reason, of interactions opened in the window. O(such interactions). */
export function* countFaults(window: Window): Work<readonly FaultCount[]> {
  const found = yield* rows<[string, string, number, number]>(
    `SELECT s.id, c.id, i.flags & ${faultMask}, count(*)
      FROM interaction i JOIN source s ON s.code = i.source JOIN channel c ON c.code = i.channel
      WHERE i.opened_at >= ? AND i.opened_at < ? AND ${hasFaults}
      GROUP BY s.id, c.id, i.flags & ${faultMask} ORDER BY 1, 2, 3`,
    [window.from, window.to],
  );
  return found.flatMap(([source, channel, mask, count]) =>
    unpackFlags(mask).faults.map((reason) => ({ source, channel, reason, count })),
  );
}
