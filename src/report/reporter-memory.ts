// What a reporter keeps between reports.
import type { Comparison } from '../domain/comparison.js';
import { openExaminerMemory, type Examined, type ExaminerMemory } from './reading/examine.js';
import type { KeptContacts } from './reading/kept-contacts.js';
import { createRecent, type Recent } from './reading/recent.js';
import type { Situation } from './reading/situation.js';
import type { ReportAnswer } from './report-answer.js';

/**
 * Answers are kept under the data revision, so nothing outdated is ever told, and let go of with it. What they are made of is kept
 * under the stamps of its weeks: most of it outlives a revision.
 */
export interface ReporterMemory {
  /** The revision met last. */
  revision: string | null;
  readonly situations: Recent<Situation>;
  /** With the sums of the window. */
  readonly examined: Recent<Examined>;
  /** Of windows that others are compared with. */
  readonly earlier: Recent<readonly Comparison[]>;
  readonly answers: Recent<ReportAnswer>;
  readonly examiner: ExaminerMemory;
  readonly contacts: KeptContacts;
}

export function openReporterMemory(): ReporterMemory {
  return {
    revision: null,
    situations: createRecent(2),
    examined: createRecent(4),
    earlier: createRecent(8),
    answers: createRecent(64),
    examiner: openExaminerMemory(),
    contacts: new Map(),
  };
}

/** Turns to a revision: what was answered under another is let go of. */
export function turnTo(memory: ReporterMemory, revision: string): void {
  if (revision === memory.revision) return;
  for (const kept of [memory.examined, memory.earlier, memory.answers]) kept.forget();
  memory.revision = revision;
}
