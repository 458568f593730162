// The last word on a finding, once the rates of false discoveries are known.
import type { ReasonCode, Severity, Verdict } from '../domain/comparison.js';
import { standardise } from './channel-estimate.js';
import { cellOn, type PairContext } from './cell-scores.js';
import { fewerContacts, type Finding } from './finding.js';
import {
  contactsUntilClear,
  contactsUntilDiscovered,
  contactsUntilEnough,
} from './more-contacts.js';
import type { ComparisonSettings } from './settings.js';
import { ruleOn, severityOf, type Ruling } from './verdict.js';

export interface Judgement {
  readonly verdict: Verdict;
  readonly reasonCode: ReasonCode;
  readonly severity: Severity | null;
  readonly moreContactsNeeded: number | null;
  /** Rate of false discoveries at which this one would be called; null where not judged. */
  readonly q: number | null;
}

const daySeconds = 86_400;

/** The difference of the standardised medians in seconds, on the clock the customer lived. */
function medianGapSeconds({ cell, topic, context }: Finding): number | null {
  const { measure } = context;
  const lived: PairContext = {
    ...context,
    measure: {
      ...measure,
      a: { ...measure.a, variant: 'customer' },
      b: { ...measure.b, variant: 'customer' },
    },
  };
  const isPromise = measure.variant === 'promise';
  const seen = isPromise ? cellOn(lived, topic) : cell;
  const reading = {
    kind: measure.metric.kind,
    variant: isPromise ? 'customer' : measure.variant,
  } as const;
  const [a, b] = (['a', 'b'] as const).map(
    (side) => standardise(seen?.mix ?? null, side, reading).median,
  );
  return a == null || b == null ? null : Math.abs(a - b);
}

/** Dates without a time cannot show a difference of less than a day. */
function isBelowOneDay(finding: Finding): boolean {
  const { measure, layout } = finding.context;
  if (measure.metric.kind !== 'duration' || !layout.isCoarse) return false;
  const seconds = medianGapSeconds(finding);
  return seconds !== null && seconds < daySeconds;
}

function rule(finding: Finding, q: number | null, rate: number): Ruling {
  if (finding.refusal !== null || finding.effect === null)
    return { verdict: 'inconclusive', reasonCode: finding.refusal ?? 'no_counterpart' };
  const ruling = ruleOn(finding.effect.difference, finding.margin);
  if (ruling.verdict !== 'gap') return ruling;
  if (q !== null && q > rate)
    return { verdict: 'inconclusive', reasonCode: 'false_discovery_control' };
  return isBelowOneDay(finding) ? { verdict: 'inconclusive', reasonCode: 'below_one_day' } : ruling;
}

/** More contacts for a finding whose interval was judged. */
function moreForEffect(
  { effect, margin, gapProbability: p }: Finding,
  contacts: number,
  discovery: { readonly q: number | null; readonly rate: number } | null,
): number | null {
  if (!effect?.uncertainty) return null;
  if (discovery === null) return contactsUntilClear(contacts, effect, margin);
  const { q, rate } = discovery;
  if (p === null || q === null) return null;
  return contactsUntilDiscovered(contacts, effect.uncertainty.nu, { p, q, rate });
}

function moreContacts(
  finding: Finding,
  [reasonCode, q]: readonly [ReasonCode, number | null],
  settings: ComparisonSettings,
): number | null {
  const contacts = fewerContacts(finding);
  if (reasonCode === 'too_few_contacts')
    return contactsUntilEnough(contacts, finding.cell?.window.weight ?? 0, settings);
  if (reasonCode === 'interval_spans_margin') return moreForEffect(finding, contacts, null);
  if (reasonCode !== 'false_discovery_control') return null;
  return moreForEffect(finding, contacts, { q, rate: settings.falseDiscoveryRate });
}

/** The verdict of a finding. A caution that does not refuse makes a gap count one severity less. */
export function judge(finding: Finding, q: number | null, settings: ComparisonSettings): Judgement {
  const ruling = rule(finding, q, settings.falseDiscoveryRate);
  const lighter = finding.caution && !finding.caution.isRefusal ? 1 : 0;
  const difference = finding.effect?.difference.value ?? 0;
  return {
    verdict: ruling.verdict,
    reasonCode: ruling.reasonCode,
    severity: ruling.verdict === 'gap' ? severityOf(difference, finding.margin, lighter) : null,
    moreContactsNeeded: moreContacts(finding, [ruling.reasonCode, q], settings),
    q,
  };
}
