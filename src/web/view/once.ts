// What is worked out from a report is worked out once, however many parts of the page ask for it.
import type { ConsistencyReport } from '../../report/consistency-report.js';

/** The same function, remembering its answer for each report. Reports never change, so neither do the answers. */
export function oncePerReport<Answer>(
  make: (report: ConsistencyReport) => Answer,
): (report: ConsistencyReport) => Answer {
  const known = new WeakMap<ConsistencyReport, { readonly answer: Answer }>();
  return (report) => {
    const found = known.get(report) ?? { answer: make(report) };
    known.set(report, found);
    return found.answer;
  };
}
