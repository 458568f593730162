// How much more than chance the weeks scatter: each cell's own history, steadied by its family.
import { childOf } from './child-of.js';
import { lastPerObject } from '../domain/per-object.js';
import type { Overdispersion } from '../statistics/overdispersion.js';
import type { ComparisonSettings } from './settings.js';

/** The overdispersion a verdict rests on. */
export interface Dispersion {
  /** At least 1, a multiple of 2^-10. */
  readonly phi: number;
  /** Degrees of freedom of the interval. */
  readonly nu: number;
  /** True where the cell's own history is too short and its family's figure stands in. */
  readonly isProvisional: boolean;
}

/** A cell and what its own complete weeks teach. */
export interface TaughtCell {
  /** null = all topics. */
  readonly topic: string | null;
  readonly own: Overdispersion;
}

/** The cells of one pair of channels on one reading of a metric. */
export interface PairCells {
  /** Metric and reading: pairs with the same key are one family. */
  readonly family: string;
  readonly cells: readonly TaughtCell[];
}

interface Learned {
  readonly cell: TaughtCell;
  readonly isTaught: boolean;
}

interface LearnedPair {
  readonly cells: readonly Learned[];
  /** Of the taught ones. */
  readonly topicPhis: readonly number[];
  readonly wholePhis: readonly number[];
}

/**
 * Phi in steps: an interval's half width moves by 0.03 % at most. One more contact moves the mean over a pair's topics in the tenth digit, which says
 * nothing; without steps every cell of the pair would be looked at again for it.
 */
const phiStep = 2 ** -10;

const learnedPairs = lastPerObject<readonly TaughtCell[], LearnedPair>();

function learnAll(taught: readonly TaughtCell[], minHistoryWeeks: number): LearnedPair {
  return learnedPairs.get(taught, [minHistoryWeeks], () => {
    const cells = taught.map((cell) => ({ cell, isTaught: cell.own.weeks >= minHistoryWeeks }));
    return { cells, topicPhis: phisOf(cells, true), wholePhis: phisOf(cells, false) };
  });
}

function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

function phisOf(learned: readonly Learned[], isTopic: boolean): readonly number[] {
  return learned
    .filter(({ cell, isTaught }) => isTaught && (cell.topic !== null) === isTopic)
    .map(({ cell }) => cell.own.phi);
}

function disperse(
  { cell, isTaught }: Learned,
  family: number | null,
  minHistoryWeeks: number,
): Dispersion | null {
  if (family === null) return null;
  const { topic, own } = cell;
  const steadied = topic === null ? own.phi : (own.phi + family) / 2;
  const phi = Math.round((isTaught ? steadied : family) / phiStep) * phiStep;
  const nu = isTaught ? own.nu : (2 / 3) * (minHistoryWeeks - 1);
  return dispersed.get(cell, [phi, nu, isTaught], () => ({ phi, nu, isProvisional: !isTaught }));
}

/** The same object as before where the figures are. */
const dispersed = lastPerObject<TaughtCell, Dispersion>();

/**
 * Phi of every cell, pair by pair. All topics: its own. A topic: half its own, half the mean over the pair's topics. A cell with
 * too few complete weeks borrows from the pair's topics, else from the same reading of other pairs; null where nobody has learned yet.
 */
export function disperseAll(
  pairs: readonly PairCells[],
  { minHistoryWeeks }: Pick<ComparisonSettings, 'minHistoryWeeks'>,
): readonly (readonly (Dispersion | null)[])[] {
  const learned = pairs.map(({ family, cells }) => ({
    family,
    ...learnAll(cells, minHistoryWeeks),
  }));
  const families = new Map<string, LearnedPair[]>();
  for (const { family, ...pair } of learned) childOf(families, family, () => []).push(pair);
  const means = new Map([...families].map(([family, mates]) => [family, meansOf(mates)]));
  return learned.map(({ family, cells, topicPhis }) => {
    const { ofTopics, ofAll } = means.get(family) ?? { ofTopics: null, ofAll: null };
    const near = mean(topicPhis) ?? ofTopics;
    return spread.get(cells, [near, ofAll], () =>
      cells.map((one) => disperse(one, one.cell.topic === null ? ofAll : near, minHistoryWeeks)),
    );
  });
}

/** The same list as before where cells and means are those of before. */
const spread = lastPerObject<readonly Learned[], readonly (Dispersion | null)[]>();

function meansOf(pairs: readonly LearnedPair[]): { ofTopics: number | null; ofAll: number | null } {
  return {
    ofTopics: mean(pairs.flatMap(({ topicPhis }) => topicPhis)),
    ofAll: mean(pairs.flatMap(({ wholePhis }) => wholePhis)),
  };
}
