// Why is one channel slower? Reads the contacts behind the largest differences and takes them apart.
import type { Remembered } from '../../comparison/remembered.js';
import type { Comparison } from '../../domain/comparison.js';
import type { Interaction } from '../../domain/interaction.js';
import { lastPerObject } from '../../domain/per-object.js';
import { openSameLists } from '../../domain/same-list.js';
import type { Window } from '../../domain/window.js';
import type { ReportQuery } from '../consistency-report.js';
import type { WhyRow } from '../report-sections.js';
import { toDecimals } from '../rounding.js';
import { typicalPair } from '../why/typical-pair.js';
import { whyContact, type WhyContact, type WhyPlace } from '../why/why-contact.js';
import { openKeptWanted, wantedOf } from '../why/why-wanted.js';
import { whyParts, type WhyDifference } from '../why/why-parts.js';
import { pairEnd } from './ends.js';
import { readContacts, type ContactsAsked, type KeptContacts } from './kept-contacts.js';
import type { ReconciliationAsked } from './reconciliation.js';

/** What is asked, and every comparison of the window. */
export interface WhyAsked extends ReconciliationAsked {
  readonly stores: ReconciliationAsked['stores'] & ContactsAsked['stores'];
  readonly query: ReportQuery;
  readonly comparisons: readonly Comparison[];
  /** What was made of the window's evidence before. */
  readonly remembered: Remembered;
  /** Contacts that earlier reports read. */
  readonly contacts: KeptContacts;
}

/** Averages of ended waits, since medians do not add up. */
export async function readWhy(asked: WhyAsked, window: Window): Promise<readonly WhyRow[]> {
  const { query, comparisons, settings, remembered } = asked;
  const kept = remembered.get(`why ${query.clock}`, [], openKeptWanted);
  const wanted = wantedOf(comparisons, query, { margins: settings.margins, kept });
  if (wanted.length === 0 || asked.stores.interactions === undefined) return [];
  const contacts = await contactsOf(asked, window, wanted);
  return wanted.flatMap((comparison) => rowOf(comparison, contacts, asked) ?? []);
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
  const slow = of(worse);
  const fast = of(better);
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
  const one = topicsOf(better);
  const other = topicsOf(worse);
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
