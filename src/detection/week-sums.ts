// What one ISO week of one topic says of a pair of channels: plain numbers that add up and can be kept.
import type { StratifiedScore } from '../statistics/stratified-score.js';

/** A score once one channel's figures are made better by half, or by the whole, of the margin. Positive = still worse. */
export interface Beyond {
  readonly half: number;
  readonly full: number;
}

/** Positive `score` = channel A is worse. Shares and ratings know their V0 only once their spread is pooled over weeks. */
export interface WeekSums extends StratifiedScore {
  readonly aWorse: Beyond;
  readonly bWorse: Beyond;
  /** Shares and ratings: squared distances from the strata's own means, and the degrees of freedom behind them. */
  readonly squares: number;
  readonly freedom: number;
  /** Contacts of each channel that met a counterpart. */
  readonly contactsA: number;
  readonly contactsB: number;
}

const nothing: Beyond = { half: 0, full: 0 };

/** A week in which the channels never met. */
export const noWeek: WeekSums = {
  score: 0,
  weight: 0,
  varianceNull: 0,
  aWorse: nothing,
  bWorse: nothing,
  squares: 0,
  freedom: 0,
  contactsA: 0,
  contactsB: 0,
};

function addBeyond(one: Beyond, other: Beyond): Beyond {
  return { half: one.half + other.half, full: one.full + other.full };
}

function add(one: WeekSums, other: WeekSums): WeekSums {
  if (one.weight === 0) return other;
  return {
    score: one.score + other.score,
    weight: one.weight + other.weight,
    varianceNull: one.varianceNull + other.varianceNull,
    aWorse: addBeyond(one.aWorse, other.aWorse),
    bWorse: addBeyond(one.bWorse, other.bWorse),
    squares: one.squares + other.squares,
    freedom: one.freedom + other.freedom,
    contactsA: one.contactsA + other.contactsA,
    contactsB: one.contactsB + other.contactsB,
  };
}

/** What several weeks, or several topics of one week, say together. */
export function sumWeeks(weeks: Iterable<WeekSums>): WeekSums {
  let sum = noWeek;
  for (const week of weeks) sum = add(sum, week);
  return sum;
}
