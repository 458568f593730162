// The rows of all findings, once false discoveries are controlled over all of them.
import type { Instant } from '../domain/clock.js';
import type { Comparison } from '../domain/comparison.js';
import { openKeptList } from '../domain/kept-list.js';
import { writeRow } from './comparison-row.js';
import { falseDiscoveryRates } from './false-discovery.js';
import type { Finding } from './finding.js';
import { judge } from './judgement.js';
import { perObjectIn } from './remembered.js';
import type { Run } from './run.js';

/** What a pair shows: all its cells. At least one. */
type PairFindings = readonly [Finding, ...(readonly Finding[])];

/** The rows of findings, pair by pair; the same objects as before where neither a finding nor its rate has changed. */
export function writeRows(run: Run, pairs: readonly (readonly Finding[])[]): readonly Comparison[] {
  const found = pairs.filter((findings): findings is PairFindings => findings.length > 0);
  const rates = falseDiscoveryRates(
    found.map((findings) => ({
      probabilities: probabilitiesOf(findings),
      family: findings[0].context.measure.basis,
    })),
  );
  return found.flatMap((findings, place) => rowsOf(run, findings, rates[place]!));
}

/** Of being found by chance; NaN where a finding is not judged. */
function probabilitiesOf(findings: PairFindings): readonly number[] {
  return findings[0].context.kept
    .get('probabilities', [], openKeptList<number>)
    .get([findings], [], (place) => findings[place]!.gapProbability ?? NaN);
}

function rowsOf(run: Run, findings: PairFindings, rates: readonly number[]): readonly Comparison[] {
  const { kept, measure } = findings[0].context;
  const known = run.input.completeUntil(measure.a.channel, measure.b.channel);
  const rows = perObjectIn<Finding, Comparison>(run.remembered, 'rows');
  return kept.get('rows', [], openKeptList<Comparison>).get([findings, rates], [known], (place) => {
    const finding = findings[place]!;
    const q = rates[place]!;
    const row = rows.get(finding, [q], () =>
      writeRow(run, finding, judge(finding, Number.isNaN(q) ? null : q, run.input.settings)),
    );
    return knownUntil(row, known);
  });
}

/** With every poll the channels are known a little further: most often that is all there is to change. */
function knownUntil(row: Comparison, completeUntil: Instant): Comparison {
  return row.completeUntil === completeUntil ? row : { ...row, completeUntil };
}
