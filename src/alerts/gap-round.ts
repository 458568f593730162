// One look at the gaps: for each route what is said, what is held and why, and what is done with for good.
import { dayStart, localDay } from '../domain/zone.js';
import type { AlertRoute } from '../config/alerts.js';
import type { Instant } from '../domain/clock.js';
import type { Gap, GapChange } from '../domain/gap.js';
import type { ConsistencyReport } from '../report/consistency-report.js';
import type { StoredDecision } from '../storage/outbox.store.js';
import { decide } from './decide.js';
import { mutedChannels } from './decide-source.js';
import { threadOf, type Decision } from './decision.js';
import { threadMessages, type Sent } from './gap-messages.js';
import { readHistories } from './gap-histories.js';
import { announcedParents, openThreads, pendingFor, type GapHistory } from './gap-news.js';
import { historyMessage, type HistoryNews } from './history-summary.js';
import type { Message } from './outbox.js';
import { wholeReport, type AlertParts } from './parts.js';
import { stormMessage } from './storm.js';

export interface GapRound {
  readonly messages: readonly Message[];
  readonly decisions: readonly StoredDecision[];
  /** Changes every route is done with. */
  readonly announced: readonly number[];
}

interface RouteRound {
  readonly route: AlertRoute;
  readonly decisions: readonly Decision[];
  readonly messages: readonly Message[];
}

const nothingNew: GapRound = { messages: [], decisions: [], announced: [] };

/** Decides on everything nobody has heard of yet; an empty round where there is nothing. */
export async function gapRound(parts: AlertParts): Promise<GapRound> {
  if ((await parts.stores.gaps.unannounced()).length === 0) return nothingNew;
  const now = parts.clock.now();
  const report = await parts.reportOf(wholeReport(null));
  const histories = await readHistories(parts, report);
  const rounds: RouteRound[] = [];
  for (const route of parts.routes)
    rounds.push(await routeRound(parts, route, { histories, report, now }));
  return {
    messages: rounds.flatMap((round) => round.messages),
    decisions: rounds.flatMap((round) => storedDecisions(round, now)),
    announced: finished(
      histories.flatMap(({ changes }) => changes),
      rounds,
    ),
  };
}

interface Look {
  readonly histories: readonly GapHistory[];
  readonly report: ConsistencyReport;
  readonly now: Instant;
}

async function routeRound(parts: AlertParts, route: AlertRoute, look: Look): Promise<RouteRound> {
  const { histories, report, now } = look;
  const pending = histories
    .filter(({ changes }) => changes.length > 0)
    .map((one) => pendingFor(route.name, one));
  const threads = openThreads(route.name, histories);
  const dayBegan = dayStart(localDay(now, parts.zone), parts.zone);
  const decisions = decide({
    now,
    zone: parts.zone,
    route,
    pending,
    mutedChannels: mutedChannels(report.sources),
    parents: announcedParents(route.name, histories),
    threads,
    rootsToday: await parts.stores.outbox.countSince(route.name, 'root', dayBegan),
  });
  const storm = decisions.filter((decision) => decision.reason === 'daily_cap').length;
  const summary =
    storm === 0
      ? []
      : [
          stormMessage(route, storm, {
            report,
            publicUrl: parts.publicUrl,
            day: localDay(now, parts.zone),
          }),
        ];
  return {
    route,
    decisions,
    messages: [...messagesOf(parts, route, { ...look, decisions, threads }), ...summary],
  };
}

function messagesOf(
  parts: AlertParts,
  route: AlertRoute,
  {
    decisions,
    threads,
    histories,
    report,
    now,
  }: Look & { readonly decisions: readonly Decision[]; readonly threads: ReadonlySet<string> },
): readonly Message[] {
  const all = decisions.filter((decision): decision is Sent => decision.verdict === 'send');
  const old = all.filter(({ reason }) => reason === 'found_in_history');
  const sends = all.filter((send) => !old.includes(send));
  const notifier = parts.notifierOf(route.name);
  const summary = historyOf(old, histories).map((news) =>
    historyMessage({ ...news, route, report, publicUrl: parts.publicUrl }),
  );
  const threaded = [...new Set(sends.map((send) => send.thread))].flatMap((thread) => {
    const own = sends.filter((send) => send.thread === thread);
    const ids = new Set(own.map((send) => send.gapId));
    const gaps = histories
      .map(({ gap }) => gap)
      .filter((gap) => threadOf(gap) === thread && (gap.state === 'open' || ids.has(gap.id)))
      .sort(openThenGrave);
    return threadMessages({
      ...{ route, thread, sends: own, gaps, report, now, publicUrl: parts.publicUrl },
      isOpen: threads.has(thread),
      canThread: notifier?.canThread ?? false,
    });
  });
  return [...summary, ...threaded];
}

/** What history held, as one piece of news; none where it held nothing. */
function historyOf(
  sends: readonly Sent[],
  histories: readonly GapHistory[],
): readonly Pick<HistoryNews, 'gaps' | 'newestChange'>[] {
  if (sends.length === 0) return [];
  const ids = new Set(sends.map((send) => send.gapId));
  const gaps = histories
    .map(({ gap }) => gap)
    .filter(({ id }) => ids.has(id))
    .sort(openThenGrave);
  return [{ gaps, newestChange: Math.max(...sends.flatMap((send) => send.changeIds)) }];
}

const gravity = { major: 0, moderate: 1, minor: 2 } as const;

function openThenGrave(a: Gap, b: Gap): number {
  return (
    Number(a.state !== 'open') - Number(b.state !== 'open') ||
    gravity[a.severity] - gravity[b.severity]
  );
}

function storedDecisions({ route, decisions }: RouteRound, at: Instant): readonly StoredDecision[] {
  return decisions.map(({ gapId, changeIds, verdict, reason }) => ({
    gapId,
    changeId: changeIds.length === 0 ? null : Math.max(...changeIds),
    route: route.name,
    outcome: verdict,
    reason,
    at,
  }));
}

/** A change is done with when no route still holds it. */
function finished(changes: readonly GapChange[], rounds: readonly RouteRound[]): readonly number[] {
  if (rounds.length === 0) return [];
  const waiting = new Set(
    rounds.flatMap(({ decisions }) => decisions.filter(isWaiting).flatMap((one) => one.changeIds)),
  );
  return changes.map(({ id }) => id).filter((id) => !waiting.has(id));
}

function isWaiting(decision: Decision): boolean {
  return decision.verdict === 'hold' && !decision.isFinal && decision.reason !== 'no_route';
}
