// The one object behind the page, the CSV, REST, the command line and Slack. Pure: same inputs, same report.
import { consistencyIndex } from '../comparison/consistency-index.js';
import { defaultComparisonSettings } from '../comparison/settings.js';
import type { Comparison } from '../domain/comparison.js';
import { channelStates, definitionStates, topicStates } from './build/dimensions.js';
import { excludedCounts } from './build/excluded.js';
import { isChosen, shownComparisons } from './build/filter.js';
import { shownGaps, sinceOf } from './build/gap-rows.js';
import { headlineOf } from './build/headline.js';
import type { Before, ReportInputs } from './build/inputs.js';
import { inOrderOf } from './build/in-order.js';
import { judgedComparisons } from './build/judged.js';
import { matrixOf } from './build/matrix.js';
import { promiseLedger } from './build/promise-ledger.js';
import { sectionsBeside } from './build/sections.js';
import { shakyChannels, shownSources } from './build/sources.js';
import { topicVerdicts } from './build/topic-verdicts.js';
import { trendOf } from './build/trend.js';
import type { ConsistencyReport, IndexParts } from './consistency-report.js';
import { roundComparison, toDecimals } from './rounding.js';
import { windowLabel } from './window.js';
import { wordsOf } from './words/words.js';

/**
 * The report a query asks for. Figures are rounded once, here; filters come after the verdicts; headline, index and
 * matrix go by basis `promise` where it exists, else by `customer`.
 */
export function buildReport(inputs: ReportInputs): ConsistencyReport {
  const { query, window, zone, before } = inputs;
  const all = finishComparisons(inputs);
  const comparisons = shownComparisons(all, query);
  const judged = judgedComparisons(comparisons);
  const say = wordsOf(query.lang);
  return {
    window: { ...window, label: windowLabel(window, zone, query.lang) },
    zone,
    clock: query.clock,
    basis: query.basis,
    lang: query.lang,
    completeUntil: inputs.completeUntil,
    revision: inputs.revision,
    computedAt: inputs.now,
    index: { ...indexOf(judged, inputs), before: toDecimals(before.index, 1) },
    headline: headlineOf(judged, before.inconsistentTopics, say),
    comparisons,
    ...sectionsOf(inputs, all, judged),
    ...sectionsBeside(inputs),
    ...inputs.supplied,
    unmapped: (inputs.unmapped ?? []).filter(({ channel }) => isChosen(channel, query.channels)),
  };
}

type Sections = Pick<
  ConsistencyReport,
  | 'matrix'
  | 'promises'
  | 'trend'
  | 'gaps'
  | 'sources'
  | 'channels'
  | 'topics'
  | 'excluded'
  | 'definitions'
>;

function sectionsOf(
  inputs: ReportInputs,
  all: readonly Comparison[],
  judged: readonly Comparison[],
): Sections {
  const { query, window, tallies, weekTallies, zone } = inputs;
  const inOrder = inOrderOf(inputs.topics, inputs.channels);
  const customer = all.filter(({ basis }) => basis === 'customer');
  return {
    matrix: inOrder(matrixOf(tallies, { judged, customer }, query)),
    promises: inOrder(promiseLedger(tallies, inputs.promises, query, window)),
    trend: trendOf({ weekTallies, comparisons: customer, zone }, query),
    gaps: shownGaps(inputs.gaps, query, window),
    sources: shownSources(inputs.sources, query.channels),
    channels: channelStates(inputs),
    topics: topicStates(inputs, topicVerdicts(judged)),
    excluded: excludedCounts(inputs.excluded, query.channels),
    definitions: definitionStates(inputs.definitions, inputs.judging),
  };
}

/** Rounded, dated by their open gap, and provisional where a source of theirs is late or broken. */
function finishComparisons({
  comparisons,
  gaps,
  sources,
  zone,
}: ReportInputs): readonly Comparison[] {
  const shaky = shakyChannels(sources);
  return comparisons.map((comparison) => {
    const rounded = roundComparison(comparison);
    const since = sinceOf(comparison, gaps, zone);
    const isProvisional =
      rounded.isProvisional || shaky.has(rounded.better) || shaky.has(rounded.worse);
    const isSame = since === rounded.since && isProvisional === rounded.isProvisional;
    return isSame ? rounded : { ...rounded, since, isProvisional };
  });
}

/** The index of judged comparisons, one decimal; `evidence` to a tenth of a per cent. */
export function indexOf(
  judged: readonly Comparison[],
  { definitions, judging }: Pick<ReportInputs, 'definitions' | 'judging'>,
): IndexParts {
  const parts = consistencyIndex(judged, definitions, {
    ...defaultComparisonSettings,
    margins: judging.margins,
  });
  return {
    value: toDecimals(parts.value, 1),
    process: toDecimals(parts.process, 1),
    content: toDecimals(parts.content, 1),
    outcome: toDecimals(parts.outcome, 1),
    evidence: toDecimals(parts.evidence, 3) ?? 0,
  };
}

/**
 * What another window's comparisons say under the same filters, for "was 3" and the index before. Where nothing could be
 * told then, there is nothing to compare with: null, never 0.
 */
export function beforeOf(
  comparisons: readonly Comparison[],
  inputs: Pick<ReportInputs, 'query' | 'definitions' | 'judging'>,
): Before {
  const shown = shownComparisons(comparisons.map(roundComparison), inputs.query);
  const judged = judgedComparisons(shown);
  if (judged.every(({ verdict }) => verdict === 'inconclusive')) {
    return { index: null, inconsistentTopics: null };
  }
  const verdicts = [...topicVerdicts(judged).values()];
  return {
    index: indexOf(judged, inputs).value,
    inconsistentTopics: verdicts.filter((verdict) => verdict === 'gap').length,
  };
}
