// What is worked out from a report is worked out once, however many parts of the page ask for it.
import type { ConsistencyReport } from '../../report/consistency-report.js';
import { perObject } from '../../domain/per-object.js';

/** The same function, remembering its answer for each report. Reports never change, so neither do the answers. */
export function oncePerReport<Answer>(
  make: (report: ConsistencyReport) => Answer,
): (report: ConsistencyReport) => Answer {
  return perObject(make);
}
