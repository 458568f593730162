// The one object behind the page, the CSV, REST, the command line and Slack. Pure: same inputs, same report.
import { consistencyIndex } from '../comparison/consistency-index.js';
import { defaultComparisonSettings } from '../comparison/settings.js';
import type { Comparison } from '../domain/comparison.js';
import { channelStates, definitionStates, topicStates } from './build/dimensions.js';
import { excludedCounts } from './build/excluded.js';
import { isChosen, shownComparisons } from './build/filter.js';
import { openGapsInWords, shownGaps, sinceOf } from './build/gap-rows.js';
import { headlineOf } from './build/headline.js';
import type { Before, ReportInputs } from './build/inputs.js';
import { keptPartsOf, openKeptParts, type KeptParts } from './build/kept-parts.js';
import { matrixOf } from './build/matrix.js';
import { openTopics, type OnTopic } from './build/on-topic.js';
import type { CellsOfChannels } from './build/places.js';
import { promiseLedger } from './build/promise-ledger.js';
import { sectionsBeside } from './build/sections.js';
import { shakyChannels, shownSources } from './build/sources.js';
import { gravestOf, topicVerdicts } from './build/topic-verdicts.js';
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
  const parts = partsOf(inputs);
  const { comparisons, onTopics } = parts;
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
    index: { ...indexOf(onTopics, inputs), before: toDecimals(before.index, 1) },
    headline: headlineOf(onTopics, before.inconsistentTopics, say),
    comparisons,
    ...sectionsOf(inputs, parts),
    ...sectionsBeside(inputs, parts.byChannel),
    ...inputs.supplied,
    unmapped: (inputs.unmapped ?? []).filter(({ channel }) => isChosen(channel, query.channels)),
  };
}

/** What several sections are made of. */
interface Parts {
  readonly comparisons: readonly Comparison[];
  readonly onTopics: readonly OnTopic[];
  /** Whatever the query shows. */
  readonly onAllTopics: readonly OnTopic[];
  readonly byChannel: CellsOfChannels;
  readonly kept: KeptParts;
}

function partsOf(inputs: ReportInputs): Parts {
  const { query, remembered, tallies } = inputs;
  const kept = remembered ? keptPartsOf(remembered, query.clock) : openKeptParts();
  const all = finishComparisons(inputs, kept);
  const comparisons = shownComparisons(all, query);
  const onAllTopics = kept.onTopics(all);
  const isWhole = comparisons === all;
  return {
    comparisons,
    onTopics: isWhole ? onAllTopics : openTopics()(comparisons),
    onAllTopics,
    byChannel: kept.channels(tallies),
    kept: isWhole ? kept : openKeptParts(),
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
  { onTopics, onAllTopics, byChannel, kept }: Parts,
): Sections {
  const { query, window, tallies, weekTallies, zone, topics, channels } = inputs;
  const overAll = onAllTopics.find(({ topic }) => topic === null)?.comparisons ?? [];
  const evidence = { judged: onTopics, customer: onAllTopics };
  const matrix = matrixOf(tallies, evidence, query, kept.matrix);
  const promises = promiseLedger(tallies, inputs.promises, query, window);
  return {
    matrix: kept.matrixOrder(matrix, topics, channels),
    promises: kept.promiseOrder(promises, topics, channels),
    trend: trendOf({ weekTallies, comparisons: overAll, zone }, query, kept.trend),
    gaps: shownGaps(inputs.gaps, query, window),
    sources: shownSources(inputs.sources, query.channels),
    channels: channelStates({ ...inputs, byChannel }),
    topics: topicStates({ topics, byChannel }, topicVerdicts(onTopics)),
    excluded: excludedCounts(inputs.excluded, query.channels),
    definitions: definitionStates(inputs.definitions, inputs.judging),
  };
}

/** Rounded, dated by their open gap, and provisional where a source of theirs is late or broken. */
function finishComparisons(
  { comparisons, gaps, sources, zone }: ReportInputs,
  { finished }: KeptParts,
): readonly Comparison[] {
  const shaky = shakyChannels(sources);
  const besides = [openGapsInWords(gaps, zone), [...shaky].sort().join()];
  return finished.get([comparisons], besides, (place) => {
    const rounded = roundComparison(comparisons[place]!);
    const since = sinceOf(rounded, gaps, zone);
    const isProvisional =
      rounded.isProvisional || shaky.has(rounded.better) || shaky.has(rounded.worse);
    const isSame = since === rounded.since && isProvisional === rounded.isProvisional;
    return isSame ? rounded : { ...rounded, since, isProvisional };
  });
}

/** The index of judged comparisons, one decimal; `evidence` to a tenth of a per cent. */
export function indexOf(
  onTopics: readonly OnTopic[],
  { definitions, judging }: Pick<ReportInputs, 'definitions' | 'judging'>,
): IndexParts {
  const settings = { ...defaultComparisonSettings, margins: judging.margins };
  const judged = onTopics.map((one) => one.judged);
  const parts = consistencyIndex(judged, definitions, settings);
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
  const onTopics = openTopics()(shown);
  if (onTopics.every(({ judged }) => gravestOf(judged) === 'inconclusive')) {
    return { index: null, inconsistentTopics: null };
  }
  const verdicts = [...topicVerdicts(onTopics).values()];
  return {
    index: indexOf(onTopics, inputs).value,
    inconsistentTopics: verdicts.filter((verdict) => verdict === 'gap').length,
  };
}
