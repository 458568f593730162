// Which changes of gaps a route has not been told of, read off the decisions kept so far. Pure.
import type { Instant } from '../domain/clock.js';
import type { Gap, GapChange } from '../domain/gap.js';
import type { StoredDecision } from '../storage/outbox.store.js';
import { threadOf, type PendingGap } from './decision.js';

/** What one gap's history holds. */
export interface GapHistory {
  readonly gap: Gap;
  /** Changes not announced everywhere yet, oldest first. */
  readonly changes: readonly GapChange[];
  /** Newest first. */
  readonly decisions: readonly StoredDecision[];
  readonly isIncomplete: boolean;
}

/** Holds after which a change is never looked at again. */
const finalHolds = new Set(['unchanged', 'folded_into_parent']);

/** Reasons with which a route hears that a gap is over. */
const endings = new Set(['resolved', 'corrected']);

/** The gap as this route should look at it now. */
export function pendingFor(route: string, history: GapHistory): PendingGap {
  const own = history.decisions.filter((decision) => decision.route === route);
  const done = doneUpTo(own);
  const last = own.find((decision) => decision.outcome === 'send');
  return {
    gap: history.gap,
    changes: history.changes.filter((change) => change.id > done),
    lastSaid: last === undefined ? null : endings.has(last.reason) ? 'resolved' : 'open',
    isSummarised: last?.reason === 'found_in_history',
    isIncomplete: history.isIncomplete,
  };
}

/** The greatest change id this route has sent or dropped for good. */
function doneUpTo(decisions: readonly StoredDecision[]): number {
  const done = decisions.filter(
    ({ outcome, reason }) => outcome === 'send' || finalHolds.has(reason),
  );
  return Math.max(-1, ...done.map((decision) => decision.changeId ?? -1));
}

/** Gaps over all topics that are open and have been announced on a route: they take in topics of the same pair. */
export function announcedParents(route: string, histories: readonly GapHistory[]): readonly Gap[] {
  return histories
    .filter(({ gap }) => gap.topic === null && gap.state === 'open')
    .filter((history) => pendingFor(route, history).lastSaid === 'open')
    .map(({ gap }) => gap);
}

/** Threads of a route that stand open: it has heard of one of their gaps, and not yet that it was resolved. */
export function openThreads(route: string, histories: readonly GapHistory[]): ReadonlySet<string> {
  const said = histories.filter((history) => {
    const { lastSaid, isSummarised } = pendingFor(route, history);
    return lastSaid === 'open' && isSummarised !== true;
  });
  return new Set(said.map(({ gap }) => threadOf(gap)));
}

/** How long a gap was open, in whole days, at least one. */
export function daysOpen(gap: Gap, now: Instant): number {
  return Math.max(1, Math.round(((gap.resolvedAt ?? now) - gap.openedAt) / 86_400_000));
}
