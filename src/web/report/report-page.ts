// What the sections of the report page share: the figures, the page's context, and what stands beside them.
import type { Instant } from '../../domain/clock.js';
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
  /** Set where the report is frozen: when its link ends (null = never). */
  readonly frozen: { readonly until: Instant | null } | null;
  readonly order: RowOrder;
  readonly compare: CompareWith;
}

/** What each section is given. */
export interface SectionProps {
  readonly view: ReportPage;
}
