// What has to be known together with a verdict.
import type { Comparison } from '../../domain/comparison.js';
import type { Speaker } from '../speaker.js';

const lowCoverage = 0.5;

/** The remarks of a comparison, in reading order; none where there is nothing to add. */
export function remarks(comparison: Comparison, speaker: Speaker): readonly string[] {
  return [
    ...waitRemarks(comparison, speaker),
    ...mixRemarks(comparison, speaker),
    ...evidenceRemarks(comparison, speaker),
  ];
}

function waitRemarks(comparison: Comparison, { say }: Speaker): readonly string[] {
  const waiting = stillWaiting(comparison);
  return waiting > 0 ? [say('wait.still', { k: waiting })] : [];
}

function mixRemarks({ unadjusted, reasonCode }: Comparison, { say }: Speaker): readonly string[] {
  return [
    ...(unadjusted.reversed ? [say('remark.reversed')] : []),
    ...(unadjusted.composition ? [say('remark.composition')] : []),
    ...(reasonCode === 'survey_modes_differ' ? [say('remark.surveysDiffer')] : []),
  ];
}

function evidenceRemarks(comparison: Comparison, { say, figures }: Speaker): readonly string[] {
  const { isCoarse, isProvisional, verdict, moreContactsNeeded: more, coverage } = comparison;
  const share = figures.percent(coverage);
  return [
    ...(isThin(comparison) ? [say('remark.coverage', { share })] : []),
    ...(isCoarse ? [say('remark.coarse')] : []),
    ...(isProvisional ? [say('remark.provisional')] : []),
    ...(verdict === 'inconclusive' && more !== null ? [say('inconclusive.more', { n: more })] : []),
  ];
}

/** How many contacts of both channels still wait; they count in every figure. */
export function stillWaiting({ estimates, better, worse }: Comparison): number {
  return (estimates[better]?.stillWaiting ?? 0) + (estimates[worse]?.stillWaiting ?? 0);
}

function isThin({ coverage, reasonCode }: Comparison): boolean {
  return (
    coverage < lowCoverage && reasonCode !== 'no_shared_topic' && reasonCode !== 'no_counterpart'
  );
}
