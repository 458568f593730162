// Gap, consistent or inconclusive: the interval against the margin, and the evidence against what is asked.
import type { ReasonCode, Severity, Verdict } from '../domain/comparison.js';
import type { Interval } from './effect.js';
import type { ComparisonSettings } from './settings.js';

export interface Ruling {
  readonly verdict: Verdict;
  readonly reasonCode: ReasonCode;
}

/** What must be known of a cell before its interval may speak. */
export interface Standing {
  /** Decided contacts of the channel with fewer. */
  readonly contacts: number;
  /** W of the window. */
  readonly weight: number;
  readonly isLearned: boolean;
  /** Share of mapped contacts on the channel with the smaller one; 1 for the cell of all topics. */
  readonly mappedShare: number;
  /** A ground, known outside the figures, on which the two may not be judged. */
  readonly refusal: ReasonCode | null;
}

/** Why a cell may not be judged at all; null where it may. */
export function groundsToRefuse(
  standing: Standing,
  settings: ComparisonSettings,
): ReasonCode | null {
  if (standing.contacts < settings.minContacts) return 'too_few_contacts';
  if (standing.weight === 0) return 'no_counterpart';
  if (standing.weight < settings.minWeight) return 'too_few_contacts';
  if (standing.refusal !== null) return standing.refusal;
  if (standing.mappedShare < settings.minMappedShare) return 'topics_unmapped';
  return standing.isLearned ? null : 'history_too_short';
}

/** Where does the interval lie? Margin and interval on the same straight axis. */
export function ruleOn({ low, high }: Interval, margin: number): Ruling {
  if (low === null || high === null)
    return { verdict: 'inconclusive', reasonCode: 'history_too_short' };
  if (low > margin) return { verdict: 'gap', reasonCode: 'beyond_margin' };
  if (high < margin && low > -margin) return { verdict: 'consistent', reasonCode: 'within_margin' };
  return { verdict: 'inconclusive', reasonCode: 'interval_spans_margin' };
}

const severities: readonly Severity[] = ['minor', 'moderate', 'major'];

/** How bad is a gap? Minor up to twice its margin, moderate up to four times, major beyond; `lighter` steps less. */
export function severityOf(difference: number, margin: number, lighter = 0): Severity {
  const step = difference <= 2 * margin ? 0 : difference <= 4 * margin ? 1 : 2;
  return severities[Math.max(0, step - lighter)] as Severity;
}
