// A page that was drawn is not drawn again while its figures and its looks stay the same.
import type { ConsistencyReport } from '../../report/consistency-report.js';
import type { ReportOptions } from '../report/report-view.js';

interface Drawn {
  readonly before: ConsistencyReport | null;
  readonly html: string;
}

/** Looks kept for one report: both languages, three themes, three orders, and some. */
const most = 24;

/** The same drawing, remembered for each report as long as that report is. Everything else it shows is in the address. */
export function drawnOnce(
  draw: (report: ConsistencyReport, options: ReportOptions) => string,
): (report: ConsistencyReport, options: ReportOptions) => string {
  const known = new WeakMap<ConsistencyReport, Map<string, Drawn>>();
  return (report, options) => {
    const looks = known.get(report) ?? new Map<string, Drawn>();
    const { lang, theme, query, notices, before = null } = options;
    const key = JSON.stringify([lang, theme, query?.toString(), notices]);
    const found = looks.get(key);
    if (found?.before === before) return found.html;
    const html = draw(report, options);
    if (looks.size >= most) looks.clear();
    known.set(report, looks.set(key, { before, html }));
    return html;
  };
}
