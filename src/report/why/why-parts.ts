// The difference between two channels' average waits, taken apart; the parts add up to it exactly.
import { kitagawa } from '../../statistics/kitagawa.js';
import type { MeanStratum } from '../../statistics/mantel-haenszel.js';
import type { WhyPart } from '../report-sections.js';
import type { WaitPieces, WhyContact } from './why-contact.js';

/** What of a contact matters here. */
type Taken = Omit<WhyContact, 'contact'>;

/** Worse minus better, in the unit of the pieces. */
export interface WhyDifference {
  readonly total: number;
  readonly parts: readonly WhyPart[];
}

/**
 * Like with like first (Kitagawa over topic, part of the day and weekend): what unlike shares of those make is `mix`. Of
 * what is left, closed hours, queueing and what comes after the first answer; of the last, `transfers` is what more contacts
 * passed on or reopened make, `rest` the remainder. Null where either channel has no ended wait.
 */
export function whyParts(worse: readonly Taken[], better: readonly Taken[]): WhyDifference | null {
  if (worse.length === 0 || better.length === 0) return null;
  const within = (valueOf: (pieces: WaitPieces) => number): number =>
    splitBy(({ stratum }) => stratum, valueOf)(worse, better).within;
  const [opening_hours, queue, after] = [
    within(({ closed }) => closed),
    within(({ queue: waited }) => waited),
    within((pieces) => pieces.after),
  ];
  const total = mean(worse, wholeOf) - mean(better, wholeOf);
  const mix = total - opening_hours - queue - after;
  const transfers = splitBy(
    ({ isMoved }) => String(isMoved),
    (pieces) => pieces.after,
  )(worse, better).mix;
  const values = { opening_hours, queue, transfers, mix, rest: after - transfers };
  return { total, parts: partsOf(values) };
}

const order = ['opening_hours', 'queue', 'transfers', 'mix', 'rest'] as const;

function partsOf(values: Readonly<Record<(typeof order)[number], number>>): readonly WhyPart[] {
  return order.map((part) => ({ part, value: values[part] }));
}

function wholeOf({ closed, queue, after }: WaitPieces): number {
  return closed + queue + after;
}

function splitBy(
  keyOf: (contact: Taken) => string,
  valueOf: (pieces: WaitPieces) => number,
): (a: readonly Taken[], b: readonly Taken[]) => { within: number; mix: number } {
  return (a, b) => {
    const [groupsA, groupsB] = [meansBy(a, keyOf, valueOf), meansBy(b, keyOf, valueOf)];
    const keys = [...new Set([...groupsA.keys(), ...groupsB.keys()])];
    const strata = keys.map((key): MeanStratum => {
      const [one, other] = [groupsA.get(key), groupsB.get(key)];
      return {
        nA: one?.n ?? 0,
        meanA: one ? one.sum / one.n : 0,
        nB: other?.n ?? 0,
        meanB: other ? other.sum / other.n : 0,
      };
    });
    return kitagawa(strata) ?? { within: 0, mix: 0 };
  };
}

interface Sum {
  readonly n: number;
  readonly sum: number;
}

function meansBy(
  contacts: readonly Taken[],
  keyOf: (contact: Taken) => string,
  valueOf: (pieces: WaitPieces) => number,
): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const contact of contacts) {
    const key = keyOf(contact);
    const { n, sum } = sums.get(key) ?? { n: 0, sum: 0 };
    sums.set(key, { n: n + 1, sum: sum + valueOf(contact.pieces) });
  }
  return sums;
}

function mean(contacts: readonly Taken[], valueOf: (pieces: WaitPieces) => number): number {
  return contacts.reduce((sum, { pieces }) => sum + valueOf(pieces), 0) / contacts.length;
}
