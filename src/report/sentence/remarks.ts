// What has to be known together with a verdict.
import type { Comparison, ReasonCode } from '../../domain/comparison.js';
import { surveyModes, type SurveyMode } from '../../domain/survey-mode.js';
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

/** Reasons that leave nothing to hold the raw figures against. */
const unmatched: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'too_few_contacts',
  'no_counterpart',
  'no_shared_topic',
]);

/** Is there an adjusted figure that the raw one may be held against? */
export function isAdjusted({ reasonCode }: Pick<Comparison, 'reasonCode'>): boolean {
  return !unmatched.has(reasonCode);
}

function mixRemarks(comparison: Comparison, speaker: Speaker): readonly string[] {
  if (!isAdjusted(comparison)) return [];
  const { unadjusted } = comparison;
  const { say } = speaker;
  return [
    ...(unadjusted.reversed ? [say('remark.reversed')] : []),
    ...(unadjusted.composition ? [say('remark.composition')] : []),
    ...surveyRemarks(comparison, speaker),
  ];
}

/** Asked in unlike ways, or answered by unlike shares of customers; then a gap counts one severity less. */
function surveyRemarks(
  { caution, reasonCode }: Comparison,
  { say, figures }: Speaker,
): readonly string[] {
  const isSurvey = (caution?.code ?? reasonCode) === 'survey_modes_differ';
  if (!isSurvey) return [];
  const apart = modesRemark(caution, say) ?? questionsRemark(caution, say);
  return [apart ?? ratesRemark(caution, { say, figures })];
}

type Caution = Comparison['caution'];

function modesRemark(caution: Caution, say: Speaker['say']): string | null {
  const { modeA, modeB } = caution?.values ?? {};
  if (!isMode(modeA) || !isMode(modeB)) return null;
  return say('remark.surveys', { modeA: say(`mode.${modeA}`), modeB: say(`mode.${modeB}`) });
}

function questionsRemark(caution: Caution, say: Speaker['say']): string | null {
  const { questionA, questionB } = caution?.values ?? {};
  if (typeof questionA !== 'string' || typeof questionB !== 'string') return null;
  return say('remark.questions', { questionA, questionB });
}

function ratesRemark(caution: Caution, { say, figures }: Pick<Speaker, 'say' | 'figures'>): string {
  const { rateA, rateB } = caution?.values ?? {};
  if (typeof rateA !== 'number' || typeof rateB !== 'number') return say('remark.surveysDiffer');
  const one = figures.percent(rateA);
  const other = figures.percent(rateB);
  return say('remark.responseRates', { rateA: one, rateB: other });
}

function isMode(value: string | number | undefined): value is SurveyMode {
  return surveyModes.some((mode) => mode === value);
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
