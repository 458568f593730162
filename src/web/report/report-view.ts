// Turns a report and what was asked of its page into what the sections are given.
import type { Instant } from '../../domain/clock.js';
import type { ConsistencyReport } from '../../report/consistency-report.js';
import type { FilterChoices } from '../frame/filter-choices.js';
import { pageOf, type PageOptions } from '../frame/page.js';
import type { RowOrder } from '../view/topic-rows.js';
import type { CompareWith, ReportPage } from './report-page.js';

export interface ReportOptions extends PageOptions {
  readonly compare?: CompareWith;
  readonly sort?: RowOrder;
  /** The report of the period this one is compared with. */
  readonly before?: ConsistencyReport | null;
  /** The same period over all topics, on the page of one. */
  readonly whole?: ConsistencyReport | null;
  /** What the filters offer; else what the report itself names. */
  readonly choices?: FilterChoices;
  /** Sentences about the address, such as a parameter nobody knows. */
  readonly notices?: readonly string[];
  /** A frozen report: its filters cannot be changed. */
  readonly isLocked?: boolean;
  /** When a frozen report's link ends; null = never. */
  readonly until?: Instant | null;
  /** The style sheet's text, for a file that stands alone. */
  readonly style?: string;
}

/** What the sections are given. */
export function viewOf(report: ConsistencyReport, options: ReportOptions): ReportPage {
  return {
    page: pageOf(report, { path: '/report', ...options }),
    report,
    before: options.before ?? null,
    frozen: options.isLocked ? { until: options.until ?? null } : null,
    whole: options.whole ?? null,
    order: options.sort ?? 'gap',
    compare: options.compare ?? 'previous',
  };
}
