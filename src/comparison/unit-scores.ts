// The score of every week (or day) of one topic, and of all topics together.
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

/** The same before it is known how far single values vary: of shares and ratings, V0 is 0 and the spreads tell. */
export interface RawUnit extends UnitScore {
  readonly spreads: Spreads;
}

export const noScore: UnitScore = noScores();

type GrowingScore = { -readonly [Field in keyof UnitScore]: UnitScore[Field] };

function noScores(): GrowingScore {
  return { score: 0, weight: 0, varianceNull: 0, strata: 0, contactsA: 0, contactsB: 0 };
}

function addTo(sum: GrowingScore, other: UnitScore): void {
  sum.score += other.score;
  sum.weight += other.weight;
  sum.varianceNull += other.varianceNull;
  sum.strata += other.strata;
  sum.contactsA += other.contactsA;
  sum.contactsB += other.contactsB;
}

/** What several weeks, or several topics, say together. */
export function sumUnits(scores: readonly UnitScore[]): UnitScore {
  const sum = noScores();
  for (const score of scores) addTo(sum, score);
  return sum;
}

type GrowingUnit = GrowingScore & { readonly spreads: Spreads };

/** Of waits: never added to. */
const nothingSpread = noSpreads();

/** What matched strata of one unit say. O(strata). */
export function scoreUnit(matched: readonly MatchedStratum[]): RawUnit {
  const areValues = matched[0]?.kind === 'values';
  const unit: GrowingUnit = { ...noScore, spreads: areValues ? noSpreads() : nothingSpread };
  for (const stratum of matched) {
    const { score, weight, varianceNull } = scoreMatched(stratum, 0);
    unit.score += score;
    unit.weight += weight;
    unit.varianceNull += varianceNull;
    unit.strata += 1;
    unit.contactsA += stratum.a.n;
    unit.contactsB += stratum.b.n;
    if (stratum.kind === 'values') addSpread(unit.spreads, stratum.a, stratum.b);
  }
  return unit;
}

/** A unit of shares or ratings whose single values vary this much inside the strata. */
export function withVariance(unit: UnitScore, variance: number): UnitScore {
  return { ...unit, varianceNull: unit.weight * variance };
}

/** Adds the scores of several topics unit by unit. */
export function addTopics(
  topics: readonly (readonly UnitScore[])[],
  units: number,
): readonly UnitScore[] {
  return Array.from({ length: units }, (_, unit) => {
    const sum = noScores();
    for (const scores of topics) {
      const score = scores[unit];
      if (score !== undefined && score.weight > 0) addTo(sum, score);
    }
    return sum;
  });
}
