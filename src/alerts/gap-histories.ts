// Reads what a round of deciding rests on: gaps, changes nobody has heard of, decisions kept so far.
import type { Gap } from '../domain/gap.js';
import type { ConsistencyReport } from '../report/consistency-report.js';
import type { GapHistory } from './gap-news.js';
import type { AlertParts } from './parts.js';

/** Every open gap, and every closed one with changes still to be told. */
export async function readHistories(
  { stores }: AlertParts,
  report: ConsistencyReport,
): Promise<readonly GapHistory[]> {
  const changes = await stores.gaps.unannounced();
  const changed = new Set(changes.map((change) => change.gapId));
  const open = await stores.gaps.list({ state: 'open' });
  const closed = [...changed].filter((id) => !open.some((gap) => gap.id === id));
  const others = await Promise.all(closed.map((id) => stores.gaps.find(id)));
  const gaps = [...open, ...others.filter((gap) => gap !== null)];
  return Promise.all(
    gaps.map(async (gap) => ({
      gap,
      changes: changes.filter((change) => change.gapId === gap.id),
      decisions: await stores.outbox.decisionsOf(gap.id),
      isIncomplete: isIncomplete(gap, report),
    })),
  );
}

/** One of its channels has no data yet. */
function isIncomplete({ better, worse }: Gap, { channels }: ConsistencyReport): boolean {
  return channels.some(
    ({ id, completeUntil }) => [better, worse].includes(id) && completeUntil === null,
  );
}
