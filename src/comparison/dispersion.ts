// How much more than chance the weeks scatter: each cell's own history, steadied by its family.
import { lastPerObject, perObject } from '../domain/per-object.js';
import { overdispersion, type Overdispersion } from '../statistics/overdispersion.js';
import type { StratifiedScore } from '../statistics/stratified-score.js';
import type { ComparisonSettings } from './settings.js';

/** The overdispersion a verdict rests on. */
export interface Dispersion {
  readonly phi: number;
  /** Degrees of freedom of the interval. */
  readonly nu: number;
  /** True where the cell's own history is too short and its family's figure stands in. */
  readonly isProvisional: boolean;
}

/** A cell and the complete weeks that teach it, oldest first. */
export interface TaughtCell {
  /** null = all topics. */
  readonly topic: string | null;
  readonly history: readonly StratifiedScore[];
}

/** The cells of one pair of channels on one reading of a metric. */
export interface PairCells<Cell extends TaughtCell> {
  /** Metric and reading: pairs with the same key are one family. */
  readonly family: string;
  readonly cells: readonly Cell[];
}

interface Learned {
  readonly cell: TaughtCell;
  readonly own: Overdispersion;
  readonly isTaught: boolean;
}

/** A cell that has not changed is not learned from again. */
const learn = perObject(({ history }: TaughtCell) => overdispersion(history));

function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

function phisOf(learned: readonly Learned[], isTopic: boolean): readonly number[] {
  return learned
    .filter(({ cell, isTaught }) => isTaught && (cell.topic !== null) === isTopic)
    .map(({ own }) => own.phi);
}

/** The same object as before where the cell and its family's figure are those of before. */
const dispersed = lastPerObject<TaughtCell, Dispersion | null>();

function disperse(
  { cell, own, isTaught }: Learned,
  family: number | null,
  minHistoryWeeks: number,
): Dispersion | null {
  if (family === null) return null;
  const isWhole = cell.topic === null;
  if (isTaught && isWhole)
    return dispersed.get(cell, [], () => ({ phi: own.phi, nu: own.nu, isProvisional: false }));
  return dispersed.get(cell, [family, minHistoryWeeks], () =>
    isTaught
      ? { phi: (own.phi + family) / 2, nu: own.nu, isProvisional: false }
      : { phi: family, nu: (2 / 3) * (minHistoryWeeks - 1), isProvisional: true },
  );
}

/**
 * Phi of every cell. All topics: its own. A topic: half its own, half the mean over the pair's topics. A cell with too few complete weeks
 * borrows from the pair's topics, else from the same reading of other pairs; null where nobody has learned yet.
 */
export function disperseAll<Cell extends TaughtCell>(
  pairs: readonly PairCells<Cell>[],
  { minHistoryWeeks }: Pick<ComparisonSettings, 'minHistoryWeeks'>,
): ReadonlyMap<Cell, Dispersion | null> {
  const learned = pairs.map(({ family, cells }) => ({
    family,
    cells: cells.map((cell) => {
      const own = learn(cell);
      return { cell, own, isTaught: own.weeks >= minHistoryWeeks };
    }),
  }));
  const families = new Map<string, Learned[]>();
  for (const { family, cells } of learned)
    families.set(family, [...(families.get(family) ?? []), ...cells]);
  const found = new Map<Cell, Dispersion | null>();
  for (const { family, cells } of learned) {
    const mates = families.get(family) ?? [];
    const ofTopics = mean(phisOf(cells, true)) ?? mean(phisOf(mates, true));
    const ofAll = mean(phisOf(mates, false));
    for (const one of cells)
      found.set(
        one.cell,
        disperse(one, one.cell.topic === null ? ofAll : ofTopics, minHistoryWeeks),
      );
  }
  return found;
}
