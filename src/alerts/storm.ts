// More first messages than a route takes in a day: one summary instead, and a route that was closed: told elsewhere.
import type { AlertRoute } from '../config/alerts.js';
import type { ConsistencyReport } from '../report/consistency-report.js';
import type { Message } from './outbox.js';
import { reportLink } from './report-link.js';
import { alertWords } from './words.js';

interface Setting {
  readonly report: ConsistencyReport;
  readonly publicUrl: string;
  /** The local day, once for each of which the summary goes out. */
  readonly day: string;
}

/** The one summary of a day's storm. */
export function stormMessage(route: AlertRoute, count: number, setting: Setting): Message {
  const { report, publicUrl, day } = setting;
  const words = alertWords(report.lang);
  return {
    route: route.name,
    thread: 'storm',
    change: day,
    kind: 'announcement',
    notice: {
      kind: 'announcement',
      title: words.storm(count),
      sentences: [words.stormHow],
      link: reportLink(publicUrl, { window: report.window }),
      linkLabel: words.openReport,
    },
    isBroadcast: false,
  };
}

/** What the other routes hear when one of them cannot be delivered to any more. */
export function closedRouteMessage(
  closed: { readonly route: string; readonly answer: string },
  to: AlertRoute,
  { report, publicUrl, day }: Setting,
): Message {
  const words = alertWords(report.lang);
  return {
    route: to.name,
    thread: `route:${closed.route}`,
    change: `${closed.answer} ${day}`,
    kind: 'announcement',
    notice: {
      kind: 'announcement',
      title: words.routeClosed(closed.route, closed.answer),
      sentences: [words.routeClosedHow],
      link: reportLink(publicUrl, {}),
      linkLabel: words.openReport,
    },
    isBroadcast: false,
  };
}
