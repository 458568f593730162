// Which differences in waits are worth taking apart?
import type { Comparison } from '../../domain/comparison.js';
import { openKeptList, type KeptList } from '../../domain/kept-list.js';
import { catalogue } from '../../domain/metric.js';
import { definitionStates } from '../build/dimensions.js';
import { shownComparisons } from '../build/filter.js';
import type { Judging } from '../build/inputs.js';
import { openTopics, type OnTopic } from '../build/on-topic.js';
import type { ReportQuery } from '../consistency-report.js';
import { largestGaps, matterOf } from '../largest-gaps.js';

/** More contacts than this are not read one by one while somebody waits for the page. */
const mostContacts = 20_000;

/** What was made of the comparisons of one window last time. */
export interface KeptWanted {
  readonly onTopics: (comparisons: readonly Comparison[]) => readonly OnTopic[];
  readonly waits: KeptList<TopicGaps>;
}

/** Gaps in waits, largest first; of topics (not of all together) what each is about. */
interface TopicGaps {
  readonly gaps: readonly Comparison[];
  readonly matters: ReadonlySet<string>;
}

export function openKeptWanted(): KeptWanted {
  return { onTopics: openTopics(), waits: openKeptList() };
}

/**
 * On a report of one topic every pair compared on waits; else the largest gap in waits, and the pair farthest apart over all
 * shared topics.
 */
export function wantedOf(
  all: readonly Comparison[],
  query: ReportQuery,
  { margins, kept }: Pick<Judging, 'margins'> & { readonly kept: KeptWanted },
): readonly Comparison[] {
  const comparisons = shownComparisons(all, query);
  const { onTopics, waits } = comparisons === all ? kept : openKeptWanted();
  const topics = onTopics(comparisons);
  if (query.topics?.length === 1)
    return topics.flatMap(({ topic, judged }) => (topic === null ? [] : judged.filter(isWait)));
  return [...new Set([leadOf(topics, margins, waits), farthestOf(topics)])]
    .filter((one) => one !== null && one !== undefined)
    .filter((one) => contactsBehind(one) <= mostContacts);
}

/** The largest gap in waits: the first of the first of each topic. One over all topics counts only where none of its topics is a gap. */
function leadOf(
  onTopics: readonly OnTopic[],
  margins: Judging['margins'],
  kept: KeptWanted['waits'],
): Comparison | undefined {
  const definitions = definitionStates(catalogue, { margins });
  const inOrder = (comparisons: readonly Comparison[]): readonly Comparison[] =>
    largestGaps({ comparisons, definitions }, Infinity);
  const waits = kept.get([onTopics], [margins], (place) => {
    const { topic, judged } = onTopics[place]!;
    const gaps = inOrder(judged.filter(isWait));
    return { gaps, matters: new Set(topic === null ? [] : gaps.map(matterOf)) };
  });
  const isOnTopic = (gap: Comparison): boolean =>
    waits.some(({ matters }) => matters.has(matterOf(gap)));
  const firsts = waits.flatMap(
    ({ gaps }) => gaps.find((gap) => gap.topic !== null || !isOnTopic(gap)) ?? [],
  );
  return inOrder(firsts)[0];
}

function farthestOf(onTopics: readonly OnTopic[]): Comparison | null {
  const overAll = onTopics.find(({ topic }) => topic === null);
  return (overAll?.customerBy.get('first_response') ?? []).reduce<Comparison | null>(
    (far, one) => (sizeOf(one) > sizeOf(far) ? one : far),
    null,
  );
}

function isWait({ metric }: Comparison): boolean {
  return metric === 'first_response' || metric === 'resolution';
}

function sizeOf(comparison: Comparison | null): number {
  return Math.abs(comparison?.unadjusted.difference ?? 0);
}

function contactsBehind({ estimates }: Comparison): number {
  return Object.values(estimates).reduce((sum, { n }) => sum + n, 0);
}
