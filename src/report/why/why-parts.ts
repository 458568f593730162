// The difference between two channels' average waits, taken apart; the parts add up to it exactly.
import { childOf } from '../../comparison/child-of.js';
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
  const byStratum = splitBy(({ stratum }) => stratum, [worse, better]);
  const [opening_hours, queue, after] = (['closed', 'queue', 'after'] as const).map(
    (piece) => byStratum(piece).within,
  ) as [number, number, number];
  const total = mean(worse, wholeOf) - mean(better, wholeOf);
  const mix = total - opening_hours - queue - after;
  const transfers = splitBy(({ isMoved }) => String(isMoved), [worse, better])('after').mix;
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
  [a, b]: readonly [readonly Taken[], readonly Taken[]],
): (piece: keyof WaitPieces) => { within: number; mix: number } {
  const groupsA = sumsBy(a, keyOf);
  const groupsB = sumsBy(b, keyOf);
  const keys = [...new Set([...groupsA.keys(), ...groupsB.keys()])];
  return (piece) => {
    const strata = keys.map((key): MeanStratum => {
      const one = groupsA.get(key);
      const other = groupsB.get(key);
      return {
        nA: one?.n ?? 0,
        meanA: one ? one[piece] / one.n : 0,
        nB: other?.n ?? 0,
        meanB: other ? other[piece] / other.n : 0,
      };
    });
    return kitagawa(strata) ?? { within: 0, mix: 0 };
  };
}

type Sums = { n: number } & { -readonly [Piece in keyof WaitPieces]: number };

function sumsBy(
  contacts: readonly Taken[],
  keyOf: (contact: Taken) => string,
): ReadonlyMap<string, Sums> {
  const groups = new Map<string, Sums>();
  for (const contact of contacts) {
    const { closed, queue, after } = contact.pieces;
    const sums = childOf(groups, keyOf(contact), () => ({ n: 0, closed: 0, queue: 0, after: 0 }));
    sums.n += 1;
    sums.closed += closed;
    sums.queue += queue;
    sums.after += after;
  }
  return groups;
}

function mean(contacts: readonly Taken[], valueOf: (pieces: WaitPieces) => number): number {
  return contacts.reduce((sum, { pieces }) => sum + valueOf(pieces), 0) / contacts.length;
}
