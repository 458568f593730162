// Why is one channel slower? Reads the contacts behind the largest differences and takes them apart.
import type { Comparison } from '../../domain/comparison.js';
import { catalogue } from '../../domain/metric.js';
import type { Interaction } from '../../domain/interaction.js';
import { lastPerObject } from '../../domain/per-object.js';
import { openSameLists } from '../../domain/same-list.js';
import type { Window } from '../../domain/window.js';
import { definitionStates } from '../build/dimensions.js';
import { shownComparisons } from '../build/filter.js';
import { judgedComparisons } from '../build/judged.js';
import type { ReportQuery } from '../consistency-report.js';
import { largestGaps } from '../largest-gaps.js';
import type { WhyRow } from '../report-sections.js';
import { toDecimals } from '../rounding.js';
import { typicalPair } from '../why/typical-pair.js';
import { whyContact, type WhyContact, type WhyPlace } from '../why/why-contact.js';
import { whyParts, type WhyDifference } from '../why/why-parts.js';
import { pairEnd } from './ends.js';
import { readContacts, type ContactsAsked, type KeptContacts } from './kept-contacts.js';
import type { ReconciliationAsked } from './reconciliation.js';

/** What is asked, and every comparison of the window. */
export interface WhyAsked extends ReconciliationAsked {
  readonly stores: ReconciliationAsked['stores'] & ContactsAsked['stores'];
  readonly query: ReportQuery;
  readonly comparisons: readonly Comparison[];
  /** Contacts that earlier reports read. */
  readonly contacts: KeptContacts;
}

/**
 * On a report of one topic every pair compared on waits; else the largest gap in waits, and the pair farthest apart over all
 * shared topics. Averages of ended waits, since medians do not add up.
 */
export async function readWhy(asked: WhyAsked, window: Window): Promise<readonly WhyRow[]> {
  const wanted = wantedOf(asked);
  if (wanted.length === 0 || asked.stores.interactions === undefined) return [];
  const contacts = await contactsOf(asked, window, wanted);
  return wanted.flatMap((comparison) => rowOf(comparison, contacts, asked) ?? []);
}

/** More contacts than this are not read one by one while somebody waits for the page. */
const mostContacts = 20_000;

function wantedOf({ query, comparisons: all, settings }: WhyAsked): readonly Comparison[] {
  const comparisons = shownComparisons(all, query);
  const judged = judgedComparisons(comparisons).filter(isWait);
  if (query.topics?.length === 1) return judged.filter(({ topic }) => topic !== null);
  const definitions = definitionStates(catalogue, { margins: settings.margins });
  const lead = largestGaps({ comparisons, definitions }, Infinity).find(isWait);
  const farthest = comparisons
    .filter(
      ({ topic, metric, basis }) =>
        topic === null && metric === 'first_response' && basis === 'customer',
    )
    .reduce<Comparison | null>((far, one) => (sizeOf(one) > sizeOf(far) ? one : far), null);
  return [...new Set([lead, farthest])]
    .filter((one) => one !== null && one !== undefined)
    .filter((one) => contactsBehind(one) <= mostContacts);
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

function contactsOf(
  { stores, settings: { zone }, contacts: kept }: WhyAsked,
  window: Window,
  wanted: readonly Comparison[],
): Promise<readonly Interaction[]> {
  const topics = wanted.flatMap(({ topic }) => topic ?? []);
  const channels = [...new Set(wanted.flatMap(({ better, worse }) => [better, worse]))];
  const narrowed = topics.length === wanted.length ? { topics: [...new Set(topics)] } : {};
  return readContacts({ stores, zone, kept }, window, { channels, ...narrowed });
}

function rowOf(
  comparison: Comparison,
  contacts: readonly Interaction[],
  { settings, ends }: WhyAsked,
): WhyRow | null {
  const { metric, basis, better, worse } = comparison;
  const place: WhyPlace = {
    metric: metric as WhyPlace['metric'],
    basis,
    zone: settings.zone,
    promises: settings.promises,
    calendarOf: settings.calendarOf ?? (() => null),
    until: pairEnd(ends, better, worse),
  };
  const own = sameContacts(sharedOf(contacts, comparison));
  return rows.get(own, [comparison.id, worse, place.until, settings], () =>
    rowAmong(own, comparison, place),
  );
}

const sameContacts = openSameLists<Interaction>();

/** By the contacts behind them. */
const rows = lastPerObject<readonly Interaction[], WhyRow | null>();

function rowAmong(
  own: readonly Interaction[],
  comparison: Comparison,
  place: WhyPlace,
): WhyRow | null {
  const { basis, better, worse } = comparison;
  const of = (channel: string): readonly WhyContact[] =>
    own
      .filter((contact) => contact.channel === channel)
      .flatMap((contact) => whyContact(contact, place) ?? []);
  const [slow, fast] = [of(worse), of(better)];
  const difference = whyParts(slow, fast);
  if (difference === null) return null;
  const counts = { [better]: fast.length, [worse]: slow.length };
  const examples = typicalPair(slow, fast);
  return {
    ...sameAs(comparison),
    contacts: counts,
    ...rounded(difference, basis),
    ...(examples && { examples }),
  };
}

/** The pair's contacts on the topic; over all topics (null) those on topics that both have. */
function sharedOf(
  contacts: readonly Interaction[],
  { topic, better, worse }: Comparison,
): readonly Interaction[] {
  const own = contacts.filter(({ channel }) => channel === better || channel === worse);
  if (topic !== null) return own.filter((contact) => contact.topic === topic);
  const topicsOf = (wanted: string): ReadonlySet<string | null> => {
    const topics = new Set<string | null>();
    for (const one of own) if (one.channel === wanted) topics.add(one.topic);
    return topics;
  };
  const [one, other] = [topicsOf(better), topicsOf(worse)];
  return own.filter((contact) => one.has(contact.topic) && other.has(contact.topic));
}

function sameAs({ id, metric, basis, better, worse, topic }: Comparison) {
  return { comparisonId: id, metric, basis, better, worse, topic };
}

/** Whole seconds, or thousandths of the promise; the last part takes what rounding leaves, so that they still add up. */
function rounded({ total, parts }: WhyDifference, basis: Comparison['basis']) {
  const decimals = basis === 'promise' ? 3 : 0;
  const whole = toDecimals(total, decimals) ?? 0;
  const firsts = parts.slice(0, -1).map(({ part, value }) => ({
    part,
    value: toDecimals(value, decimals) ?? 0,
  }));
  const left = firsts.reduce((rest, { value }) => rest - value, whole);
  const last = { part: parts.at(-1)!.part, value: toDecimals(left, decimals) ?? 0 };
  return {
    unit: basis === 'promise' ? ('of_promise' as const) : ('seconds' as const),
    total: whole,
    parts: [...firsts, last],
  };
}
