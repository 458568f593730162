// As a source becomes complete further on, measurements that only time could change settle into their segments.
import type { Instant } from '../domain/clock.js';
import { settledUntil, type SettledRange } from './count-interaction.js';
import { idPlace, interactionOf, place, storedColumns } from './interaction-row.js';
import type { PageWork } from './page-work.js';
import type { SettlingRow } from './row-port.js';
import { firstRow, rows, run, type Row, type Work } from './sql.js';

/** Rows settled in one transaction at most (more only where more settle at one instant). */
export const settledAtOnce = 300;

export interface Settled {
  readonly completeUntil: Instant | null;
  /** False where more is left to do: call again in a further transaction. */
  readonly isDone: boolean;
}

/**
 * Moves a source's `completeUntil` towards the target and folds what settles on the way into its segments.
 * It may stop short of the target, at an instant up to which everything is just as true.
 */
export function* settleSource(
  work: PageWork,
  source: number,
  target: Instant | null,
): Work<Settled> {
  const before = work.completeUntil.get(source) ?? null;
  if (target === null || (before !== null && target <= before)) {
    return { completeUntil: before, isDone: true };
  }
  const until = yield* nextStop(source, target);
  const settling = yield* rows(
    `SELECT ${storedColumns} FROM interaction WHERE source = ? AND next_settles_at <= ?`,
    [source, until],
  );
  work.completeUntil.set(source, until);
  yield* fold(work, settling, { after: settledUntil(before).until, until });
  yield* run('UPDATE source SET complete_until = ?, complete_target = ? WHERE code = ?', [
    until,
    target,
    source,
  ]);
  return { completeUntil: until, isDone: until === target };
}

function* nextStop(source: number, target: Instant): Work<Instant> {
  const beyond = yield* firstRow<[number]>(
    `SELECT next_settles_at FROM interaction WHERE source = ? AND next_settles_at IS NOT NULL
      ORDER BY next_settles_at LIMIT 1 OFFSET ${settledAtOnce}`,
    [source],
  );
  return beyond === null ? target : Math.min(beyond[0], target);
}

function* fold(work: PageWork, settling: readonly Row[], range: SettledRange): Work<void> {
  const settled = settling.map((row): SettlingRow => {
    const interaction = interactionOf(row, work.names);
    const next = work.counter.settled({ row, interaction }, range, 1);
    return [next, row[idPlace] as number, row[place.opened_at] as Instant];
  });
  yield* work.port.noteSettling(settled);
}
