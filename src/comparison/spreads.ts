// How far single values lie from each other inside strata: sums that add up over weeks, and the variance they come to.
import { pooledVariance, type Spread } from '../statistics/mantel-haenszel.js';

/** One channel's values over all its strata. */
interface SideSpread {
  n: number;
  sum: number;
  /** Sum of squared deviations from the mean of their own stratum. */
  within: number;
  /** Sum of squares. */
  squares: number;
}

export interface Spreads {
  strata: number;
  readonly a: SideSpread;
  readonly b: SideSpread;
}

const noSide = (): SideSpread => ({ n: 0, sum: 0, within: 0, squares: 0 });

export function noSpreads(): Spreads {
  return { strata: 0, a: noSide(), b: noSide() };
}

/** Adds a stratum. */
export function addSpread(spreads: Spreads, a: Spread, b: Spread): void {
  spreads.strata += 1;
  addSide(spreads.a, a);
  addSide(spreads.b, b);
}

function addSide(side: SideSpread, { n, mean, squares }: Spread): void {
  side.n += n;
  side.sum += n * mean;
  side.within += squares;
  side.squares += squares + n * mean * mean;
}

/** The spreads of one stretch a row. */
export type SpreadColumn = Float64Array;

/** Figures a row. */
export const spreadWidth = 9;

/** Places in a row. */
const sideAt = { a: 1, b: 5 };

export function openSpreads(rows: number): SpreadColumn {
  return new Float64Array(spreadWidth * rows);
}

export function putSpreads(column: SpreadColumn, row: number, spreads: Spreads): void {
  const at = spreadWidth * row;
  column[at] = spreads.strata;
  putSide(column, at + sideAt.a, spreads.a);
  putSide(column, at + sideAt.b, spreads.b);
}

function putSide(column: SpreadColumn, at: number, side: SideSpread): void {
  column[at] = side.n;
  column[at + 1] = side.sum;
  column[at + 2] = side.within;
  column[at + 3] = side.squares;
}

/** Adds the strata of another stretch. */
export function addSpreads(spreads: Spreads, column: SpreadColumn, row: number): void {
  const at = spreadWidth * row;
  spreads.strata += column[at] as number;
  addSideAt(spreads.a, column, at + sideAt.a);
  addSideAt(spreads.b, column, at + sideAt.b);
}

function addSideAt(side: SideSpread, column: SpreadColumn, at: number): void {
  side.n += column[at] as number;
  side.sum += column[at + 1] as number;
  side.within += column[at + 2] as number;
  side.squares += column[at + 3] as number;
}

/** Fewer degrees of freedom than this inside the strata say too little of the variance. */
const minFreedom = 8;

/**
 * How far do single values of one topic lie from their stratum's mean? Pooled over the strata; where these hold too few contacts each,
 * over each channel as a whole. Never less than one answer at the other end of the scale would give
 * (`range` = width of the scale, 1 for shares): answers that are all alike do not prove that the next one will be.
 */
export function withinVariance({ strata, a, b }: Spreads, range: number): number {
  if (strata === 0) return 0;
  const contacts = a.n + b.n;
  const freedom = contacts - 2 * strata;
  const pooled =
    freedom >= minFreedom
      ? (a.within + b.within) / freedom
      : (pooledVariance([asOne(a), asOne(b)]) ?? 0);
  const rare = 1 / (contacts + 1);
  return Math.max(pooled, range ** 2 * rare * (1 - rare));
}

/** All values of a channel as one group. */
function asOne({ n, sum, squares }: SideSpread): Spread {
  const mean = sum / n;
  return { n, mean, squares: Math.max(0, squares - sum * mean) };
}
