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

type GrowingUnit = { -readonly [Field in keyof RawUnit]: RawUnit[Field] };

/** What matched strata of one unit say. O(strata). */
export function scoreUnit(matched: readonly MatchedStratum[]): RawUnit {
  const unit: GrowingUnit = {
    score: 0,
    weight: 0,
    varianceNull: 0,
    strata: 0,
    contactsA: 0,
    contactsB: 0,
    spreads: matched[0]?.kind === 'values' ? noSpreads() : null,
  };
  for (const stratum of matched) {
    const { score, weight, varianceNull } = scoreMatched(stratum, 0);
    unit.score += score;
    unit.weight += weight;
    unit.varianceNull += varianceNull;
    unit.strata += 1;
    unit.contactsA += stratum.a.n;
    unit.contactsB += stratum.b.n;
    if (unit.spreads !== null && stratum.kind === 'values')
      addSpread(unit.spreads, stratum.a, stratum.b);
  }
  return unit;
}
