// The score of every week (or day) of one topic, and of all topics together.
import type { StratifiedScore } from '../statistics/stratified-score.js';
import { scoreMatched, type MatchedStratum } from './matched-strata.js';

/** What one week, edge of a week or day says, and on how much it rests. */
export interface UnitScore extends StratifiedScore {
  /** Strata in which both channels had contacts. */
  readonly strata: number;
  /** Contacts of each channel inside those strata. */
  readonly contactsA: number;
  readonly contactsB: number;
}

const nothing: UnitScore = {
  score: 0,
  weight: 0,
  varianceNull: 0,
  strata: 0,
  contactsA: 0,
  contactsB: 0,
};

function add(one: UnitScore, other: UnitScore): UnitScore {
  return {
    score: one.score + other.score,
    weight: one.weight + other.weight,
    varianceNull: one.varianceNull + other.varianceNull,
    strata: one.strata + other.strata,
    contactsA: one.contactsA + other.contactsA,
    contactsB: one.contactsB + other.contactsB,
  };
}

/** What several weeks, or several topics, say together. */
export function sumUnits(scores: readonly UnitScore[]): UnitScore {
  return scores.reduce(add, nothing);
}

type GrowingScore = { -readonly [Field in keyof UnitScore]: UnitScore[Field] };

/** One score a unit, in the order of the units; weight 0 where the channels never met. O(strata). */
export function scoreUnits(
  matched: readonly MatchedStratum[],
  units: number,
  variance: number,
): readonly UnitScore[] {
  const scores = Array.from({ length: units }, (): GrowingScore => ({ ...nothing }));
  for (const stratum of matched) {
    const unit = scores[stratum.unit] as GrowingScore;
    const { score, weight, varianceNull } = scoreMatched(stratum, variance);
    unit.score += score;
    unit.weight += weight;
    unit.varianceNull += varianceNull;
    unit.strata += 1;
    unit.contactsA += stratum.a.n;
    unit.contactsB += stratum.b.n;
  }
  return scores;
}

/** Adds the scores of several topics unit by unit. */
export function addTopics(
  topics: readonly (readonly UnitScore[])[],
  units: number,
): readonly UnitScore[] {
  return Array.from({ length: units }, (_, unit) =>
    sumUnits(topics.map((scores) => scores[unit] ?? nothing)),
  );
}
