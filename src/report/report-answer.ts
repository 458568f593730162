// A finished report as it is kept and sent.
import type { ConsistencyReport } from './consistency-report.js';

/** Which earlier period "was 3" and the index before speak of. */
export type EarlierPeriod = 'previous' | 'year' | 'none';

/** A finished report, its JSON as it goes over the wire, and the strong entity tag of those bytes. */
export interface ReportAnswer {
  readonly report: ConsistencyReport;
  readonly json: Buffer;
  readonly etag: string;
}
