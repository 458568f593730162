// What an imported history held open: one message for all of it, however many gaps there are. Pure.
import type { AlertRoute } from '../config/alerts.js';
import type { Gap } from '../domain/gap.js';
import { localDay } from '../domain/zone.js';
import type { ConsistencyReport } from '../report/consistency-report.js';
import type { Message } from './outbox.js';
import { reportLink } from './report-link.js';
import { alertSpeaker, gapTitle } from './voice.js';
import { alertWords } from './words.js';

/** More than these are counted, not named. */
const mostNamed = 10;

export interface HistoryNews {
  readonly route: AlertRoute;
  /** Gaps still open, gravest first; at least one. */
  readonly gaps: readonly Gap[];
  /** The newest change among them: the message is the same however often it is decided. */
  readonly newestChange: number;
  readonly report: ConsistencyReport;
  readonly publicUrl: string;
}

/** The one summary. */
export function historyMessage(news: HistoryNews): Message {
  const { route, gaps, newestChange, report, publicUrl } = news;
  const words = alertWords(report.lang);
  const speaker = alertSpeaker(report);
  const named = gaps.slice(0, mostNamed).map((gap) => {
    const since = gap.onset?.day ?? localDay(gap.openedAt, report.zone);
    return words.historySince(gapTitle(gap, speaker), since);
  });
  const rest = gaps.length - named.length;
  return {
    route: route.name,
    thread: 'history',
    change: String(newestChange),
    kind: 'announcement',
    notice: {
      kind: 'announcement',
      title: words.history(gaps.length),
      sentences: rest === 0 ? named : [...named, words.andMore(rest)],
      link: reportLink(publicUrl, { window: report.window }),
      linkLabel: words.openReport,
    },
    isBroadcast: false,
  };
}
