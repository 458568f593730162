// What the sections of the report page share: the figures, the page's context, and what stands beside them.
import type { ConsistencyReport } from '../../report/consistency-report.js';
import type { Page } from '../frame/page.js';
import type { RowOrder } from '../view/topic-rows.js';

export type CompareWith = 'previous' | 'year' | 'none';

export interface ReportPage {
  readonly page: Page;
  readonly report: ConsistencyReport;
  /** The period it is compared with; null where none is asked for or known. */
  readonly before: ConsistencyReport | null;
  /** The same period over all topics, on the page of one; null elsewhere. */
  readonly whole: ConsistencyReport | null;
  readonly order: RowOrder;
  readonly compare: CompareWith;
}

/** What each section is given. */
export interface SectionProps {
  readonly view: ReportPage;
}
