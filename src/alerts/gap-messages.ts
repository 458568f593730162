// Decisions on one thread -> the messages that say them: a root at first, then a line for each change and one edit. Pure.
import type { Instant } from '../domain/clock.js';
import type { Gap } from '../domain/gap.js';
import type { AlertRoute } from '../config/alerts.js';
import type { ConsistencyReport } from '../report/consistency-report.js';
import { daysOpen } from './gap-news.js';
import { gapThreadOf } from './gap-thread.js';
import type { Decision, SendReason } from './decision.js';
import type { Message } from './outbox.js';
import { reportLink } from './report-link.js';
import { alertSpeaker, gapTitle } from './voice.js';
import { alertWords } from './words.js';

export type Sent = Extract<Decision, { verdict: 'send' }>;

export interface ThreadNews {
  readonly route: AlertRoute;
  readonly thread: string;
  /** Has the thread a root message that still stands? */
  readonly isOpen: boolean;
  /** Can the route thread and edit, or only post? */
  readonly canThread: boolean;
  readonly sends: readonly Sent[];
  /** Every gap of the thread that is open, and those the sends are about; gravest first. */
  readonly gaps: readonly Gap[];
  readonly report: ConsistencyReport;
  readonly publicUrl: string;
  readonly now: Instant;
}

/** The messages of one thread, in the order they must be sent. */
export function threadMessages(news: ThreadNews): readonly Message[] {
  if (news.sends.length === 0) return [];
  if (!news.isOpen) return [rootMessage(news)];
  const lines = news.sends.map((send) => lineMessage(news, send));
  if (!news.canThread) return lines.filter((_, place) => news.sends[place]!.reason !== 'acted_on');
  return [...lines, { ...rootMessage(news), kind: 'edit' }];
}

function rootMessage(news: ThreadNews): Message {
  const { route, thread, gaps, report, publicUrl, sends } = news;
  const opened = gaps.filter((gap) => gap.severity === 'major' && isFirst(sends, gap));
  const mention = !news.isOpen && opened.length > 0 ? route.mention : null;
  const revision = newest(sends);
  const speaker = alertSpeaker(report);
  return {
    route: route.name,
    thread,
    change: String(revision),
    kind: 'root',
    notice: gapThreadOf({ gaps, report, speaker, publicUrl, mention, revision }),
    isBroadcast: false,
  };
}

function isFirst(sends: readonly Sent[], gap: Gap): boolean {
  return sends.some((send) => send.gapId === gap.id && send.reason === 'first');
}

/** A change as one line of the thread's log; where a route cannot thread, the line stands as a message of its own. */
function lineMessage(news: ThreadNews, send: Sent): Message {
  const { route, thread, report, publicUrl, canThread } = news;
  const gap = news.gaps.find(({ id }) => id === send.gapId)!;
  const text = lineText(gap, send.reason, news);
  const link = reportLink(publicUrl, {
    window: report.window,
    topic: gap.topic,
    metric: gap.metric,
  });
  const words = alertWords(report.lang);
  return {
    route: route.name,
    thread,
    change: `${gap.id} ${String(newest([send]))}`,
    kind: canThread ? 'line' : 'announcement',
    notice: canThread
      ? { kind: 'line', text }
      : { kind: 'announcement', title: text, sentences: [], link, linkLabel: words.openReport },
    isBroadcast: isBroadcast(route, send.reason),
  };
}

function lineText(gap: Gap, reason: SendReason, { report, now }: ThreadNews): string {
  const speaker = alertSpeaker(report);
  const { lines } = alertWords(report.lang);
  const title = gapTitle(gap, speaker);
  if (reason === 'resolved') return lines.resolved(title, daysOpen(gap, now));
  if (reason === 'corrected') return lines.corrected(title);
  if (reason === 'worsened') return lines.worsened(title, effectOf(gap, report));
  if (reason === 'reopened') return lines.reopened(title);
  return reason === 'acted_on' ? lines.acted(title) : lines.first(title);
}

function effectOf(gap: Gap, report: ConsistencyReport): string {
  const speaker = alertSpeaker(report);
  const kind = speaker.metricKind(gap.metric);
  if (kind === 'duration') return speaker.figures.ratio(gap.effect);
  return speaker.figures.withUnit(gap.effect, kind === 'share' ? 'percentage_points' : 'points');
}

function isBroadcast({ broadcast }: AlertRoute, reason: SendReason): boolean {
  const isWorse = reason === 'worsened' && broadcast === 'on_worsening';
  return isWorse || (reason === 'reopened' && broadcast !== 'never');
}

function newest(sends: readonly Sent[]): number {
  return Math.max(0, ...sends.flatMap((send) => send.changeIds));
}
