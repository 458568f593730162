// Which wait is a report told by?
import type { ConsistencyReport } from '../../report/consistency-report.js';
import { oncePerReport } from './once.js';

/** The first answer; where no source tells when that was, the solution. */
export const mainWait = oncePerReport((report: ConsistencyReport) =>
  report.matrix.some(({ metric }) => metric === 'first_response') ||
  !report.matrix.some(({ metric }) => metric === 'resolution')
    ? ('first_response' as const)
    : ('resolution' as const),
);
