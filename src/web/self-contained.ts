// The report as one HTML file that needs nothing else: style inside, no script, no links to a server.
import { readFileSync } from 'node:fs';
import type { ConsistencyReport } from '../report/consistency-report.js';
import { renderReport } from './render-report.js';

/** The page of this report with its style sheet inside. Reads the style sheet that stands beside the compiled page. */
export function renderSelfContained(report: ConsistencyReport): string {
  const style = readFileSync(new URL('./assets/report.css', import.meta.url), 'utf8');
  return renderReport(report, {
    lang: report.lang,
    query: new URLSearchParams(),
    isSelfContained: true,
    style,
  });
}
