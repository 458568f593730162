// How much more than chance the weeks scatter: each cell's own history, steadied by its family.
import { perObject } from '../domain/per-object.js';
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

function disperse(
  { cell, own, isTaught }: Learned,
  family: number | null,
  minHistoryWeeks: number,
): Dispersion | null {
  if (family === null) return null;
  if (!isTaught) {
    return { phi: family, nu: (2 / 3) * (minHistoryWeeks - 1), isProvisional: true };
  }
  const phi = cell.topic === null ? own.phi : (own.phi + family) / 2;
  return { phi, nu: own.nu, isProvisional: false };
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
  return new Map(
    learned.flatMap(({ family, cells }) =>
      cells.map((one) => {
        const isTopic = one.cell.topic !== null;
        const near = isTopic ? mean(phisOf(cells, true)) : null;
        const mates = near ?? mean(phisOf(families.get(family) ?? [], isTopic));
        return [one.cell, disperse(one, mates, minHistoryWeeks)] as const;
      }),
    ),
  );
}
