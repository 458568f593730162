// What the strata of one week (or day) say.
import type { StratifiedScore } from '../statistics/stratified-score.js';
import { scoreMatched, type MatchedStratum } from './matched-strata.js';
import { addSpread, noSpreads, type Spreads } from './spreads.js';

/** What one week, edge of a week or day says, and on how much it rests. */
export interface UnitScore extends StratifiedScore {
  /** Strata in which both channels had contacts. */
  readonly strata: number;
  /** Contacts of each channel inside those strata. */
  readonly contactsA: number;
  readonly contactsB: number;
}

/** The same before it is known how far single values vary: of shares and ratings, V0 is 0. */
export interface RawUnit extends UnitScore {
  /** Null of waits. */
  readonly spreads: Spreads | null;
}

/** What matched strata of one unit say. O(strata). */
export function scoreUnit(matched: readonly MatchedStratum[]): RawUnit {
  const spreads = matched[0]?.kind === 'values' ? noSpreads() : null;
  let score = 0;
  let weight = 0;
  let varianceNull = 0;
  let contactsA = 0;
  let contactsB = 0;
  for (const stratum of matched) {
    const scored = scoreMatched(stratum, 0);
    score += scored.score;
    weight += scored.weight;
    varianceNull += scored.varianceNull;
    contactsA += stratum.a.n;
    contactsB += stratum.b.n;
    if (spreads !== null && stratum.kind === 'values') addSpread(spreads, stratum.a, stratum.b);
  }
  return { score, weight, varianceNull, strata: matched.length, contactsA, contactsB, spreads };
}
