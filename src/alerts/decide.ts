// Which changes of gaps a route hears of now, and why not the others. Pure, and the only place where muting is checked.
import type { Instant } from '../domain/clock.js';
import { isHistory, type Gap } from '../domain/gap.js';
import {
  threadOf,
  type Decision,
  type HoldReason,
  type PendingGap,
  type SendReason,
} from './decision.js';
import { quietUntil } from './quiet.js';
import type { AlertRoute } from '../config/alerts.js';

/** All that a decision rests on; nothing else is looked at. */
export interface Situation {
  readonly now: Instant;
  readonly zone: string;
  readonly route: AlertRoute;
  readonly pending: readonly PendingGap[];
  /** Channels whose source is late, broken or silent. */
  readonly mutedChannels: ReadonlySet<string>;
  /** Gaps over all topics that are open and announced on this route. */
  readonly parents: readonly Gap[];
  /** Threads of this route that already have a root message. */
  readonly threads: ReadonlySet<string>;
  /** Root messages this route has had on the local day of `now`. */
  readonly rootsToday: number;
}

interface Hold {
  readonly reason: HoldReason;
  readonly until: Instant | null;
  readonly isFinal?: boolean;
}

/** One decision for each pending gap, gravest first, so that the daily cap keeps the gravest. */
export function decide(situation: Situation): readonly Decision[] {
  const started = new Set(situation.threads);
  let roots = situation.rootsToday;
  return [...situation.pending].sort(byGravity).map((pending) => {
    const thread = threadOf(pending.gap);
    const isRoot = !started.has(thread) && !isFromHistory(pending);
    const hold = holdOf(pending, situation) ?? capOf(isRoot, roots, situation);
    if (hold === null && isRoot) {
      started.add(thread);
      roots += 1;
    }
    return decisionOf(pending, thread, hold);
  });
}

function decisionOf(pending: PendingGap, thread: string, hold: Hold | null): Decision {
  const gapId = pending.gap.id;
  const changeIds = pending.changes.map((change) => change.id);
  if (hold === null)
    return { verdict: 'send', reason: sendReason(pending), thread, gapId, changeIds };
  const { reason, until, isFinal } = hold;
  return { verdict: 'hold', reason, thread, gapId, changeIds, until, isFinal: isFinal ?? false };
}

const checks: readonly ((pending: PendingGap, situation: Situation) => Hold | null)[] = [
  routeHold,
  newsHold,
  personHold,
  dataHold,
  parentHold,
  groupingHold,
  quietHold,
];

function holdOf(pending: PendingGap, situation: Situation): Hold | null {
  for (const check of checks) {
    const hold = check(pending, situation);
    if (hold !== null) return hold;
  }
  return null;
}

function routeHold({ gap }: PendingGap, { route }: Situation): Hold | null {
  const takesTopic =
    route.topics === null || (gap.topic !== null && route.topics.includes(gap.topic));
  return route.kinds.includes('gap') && takesTopic ? null : { reason: 'no_route', until: null };
}

/** Nothing to say: no change, or one that opened and closed before anybody heard of it. */
function newsHold({ gap, changes, lastSaid }: PendingGap): Hold | null {
  const isNews = changes.length > 0 && !(gap.state === 'resolved' && lastSaid !== 'open');
  return isNews ? null : { reason: 'unchanged', until: null, isFinal: true };
}

function hasRoot({ lastSaid, isSummarised }: PendingGap): boolean {
  return lastSaid === 'open' && isSummarised !== true;
}

/** Opened in a history that nobody lived through, and not told yet. */
function isFromHistory({ lastSaid, changes }: PendingGap): boolean {
  return lastSaid === null && changes.some((one) => one.kind === 'opened' && isHistory(one));
}

/** A decision of a person holds messages, but its own mark on the root goes out. */
function personHold(pending: PendingGap, { now }: Situation): Hold | null {
  const { gap } = pending;
  if (isOnlyActs(pending))
    return hasRoot(pending) ? null : { reason: 'unchanged', until: null, isFinal: true };
  if (isAhead(gap.acceptedUntil, now)) return { reason: 'accepted', until: gap.acceptedUntil };
  if (isAhead(gap.snoozedUntil, now)) return { reason: 'snoozed', until: gap.snoozedUntil };
  return null;
}

function dataHold({ gap, isIncomplete }: PendingGap, { mutedChannels }: Situation): Hold | null {
  if (mutedChannels.has(gap.better) || mutedChannels.has(gap.worse))
    return { reason: 'inhibited', until: null };
  return isIncomplete ? { reason: 'incomplete_data', until: null } : null;
}

function parentHold({ gap, lastSaid }: PendingGap, { parents }: Situation): Hold | null {
  const isFolded =
    gap.topic !== null && lastSaid === null && parents.some((parent) => covers(parent, gap));
  return isFolded ? { reason: 'folded_into_parent', until: null, isFinal: true } : null;
}

/** A first message waits for its topic's other changes; later ones go at once. */
function groupingHold(pending: PendingGap, situation: Situation): Hold | null {
  const { gap, changes } = pending;
  if (pending.lastSaid === 'open' || gap.state === 'resolved') return null;
  const until =
    Math.min(...changes.map((change) => change.at)) + situation.route.waitSeconds * 1000;
  return until > situation.now ? { reason: 'grouping', until } : null;
}

function quietHold(pending: PendingGap, { route, zone, now }: Situation): Hold | null {
  if (isOnlyActs(pending)) return null;
  const until = quietUntil(route.quiet, zone, now);
  return until === null ? null : { reason: 'quiet_hours', until };
}

function capOf(isRoot: boolean, roots: number, { route }: Situation): Hold | null {
  return isRoot && roots >= route.rootsPerDay ? { reason: 'daily_cap', until: null } : null;
}

/** Why it is said, from what was said last and what the gap is now. */
function sendReason(pending: PendingGap): SendReason {
  const { gap, lastSaid } = pending;
  if (gap.state === 'resolved') return isCorrected(pending) ? 'corrected' : 'resolved';
  if (lastSaid === null) return isFromHistory(pending) ? 'found_in_history' : 'first';
  if (lastSaid === 'resolved' || wasReleased(pending)) return 'reopened';
  return pending.changes.some((change) => change.kind === 'worsened') ? 'worsened' : 'acted_on';
}

function isCorrected({ changes }: PendingGap): boolean {
  return changes.at(-1)?.kind === 'corrected';
}

/** An acceptance that ended: the gap is open again for the route. */
function wasReleased({ changes }: PendingGap): boolean {
  return changes.at(-1)?.kind === 'released' && changes.at(-1)?.by === null;
}

const acts = new Set(['acknowledged', 'snoozed', 'accepted', 'released', 'corrected']);

function isOnlyActs(pending: PendingGap): boolean {
  return !wasReleased(pending) && pending.changes.every((change) => acts.has(change.kind));
}

function isAhead(instant: Instant | null, now: Instant): boolean {
  return instant !== null && instant > now;
}

function covers(parent: Gap, gap: Gap): boolean {
  return parent.metric === gap.metric && parent.better === gap.better && parent.worse === gap.worse;
}

const gravity = { major: 0, moderate: 1, minor: 2 } as const;

/** All topics first, then by severity, then the oldest. */
function byGravity(a: PendingGap, b: PendingGap): number {
  const topicOrder = Number(a.gap.topic !== null) - Number(b.gap.topic !== null);
  const order = topicOrder || gravity[a.gap.severity] - gravity[b.gap.severity];
  return order || a.gap.openedAt - b.gap.openedAt;
}
