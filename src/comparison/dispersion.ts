// How much more than chance the weeks scatter: each cell's own history, steadied by its family.
import { childOf } from './child-of.js';
import { openKeptList, type KeptList } from '../domain/kept-list.js';
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
  readonly kept?: KeptDispersion;
}

interface Learned {
  readonly cell: TaughtCell;
  readonly isTaught: boolean;
}

/** What was learned of a pair last time. */
export interface KeptDispersion {
  readonly learned: KeptList<Learned>;
  readonly topicPhis: KeptList<number>;
  readonly wholePhis: KeptList<number>;
  readonly spread: KeptList<Dispersion | null>;
}

export function openKeptDispersion(): KeptDispersion {
  return {
    learned: openKeptList(),
    topicPhis: openKeptList(),
    wholePhis: openKeptList(),
    spread: openKeptList(),
  };
}

/** Phis stand in the place of their cell: NaN where it is not one of these, or not taught. */
interface LearnedPair {
  readonly learned: readonly Learned[];
  readonly topicPhis: readonly number[];
  readonly wholePhis: readonly number[];
}

/**
 * Phi in steps: an interval's half width moves by 0.03 % at most. One more contact moves the mean over a pair's topics in the tenth digit, which says
 * nothing; without steps every cell of the pair would be looked at again for it.
 */
const phiStep = 2 ** -10;

function learnAll(
  cells: readonly TaughtCell[],
  minHistoryWeeks: number,
  kept: KeptDispersion,
): LearnedPair {
  const learned = kept.learned.get([cells], [minHistoryWeeks], (place) => {
    const cell = cells[place]!;
    return { cell, isTaught: cell.own.weeks >= minHistoryWeeks };
  });
  const phiOf = (place: number, isTopic: boolean): number => {
    const { cell, isTaught } = learned[place]!;
    return isTaught && (cell.topic !== null) === isTopic ? cell.own.phi : NaN;
  };
  return {
    learned,
    topicPhis: kept.topicPhis.get([learned], [], (place) => phiOf(place, true)),
    wholePhis: kept.wholePhis.get([learned], [], (place) => phiOf(place, false)),
  };
}

/** Of those that are known. */
function mean(phis: readonly number[]): number | null {
  let sum = 0;
  let count = 0;
  for (const phi of phis) {
    if (Number.isNaN(phi)) continue;
    sum += phi;
    count += 1;
  }
  return count > 0 ? sum / count : null;
}

function inSteps(phi: number): number {
  return Math.round(phi / phiStep) * phiStep;
}

/** What cells borrow: topics half of theirs or all of it, the cell of all topics where it is not taught. Null = nobody lends. */
interface Lent {
  readonly toTopics: number | null;
  readonly toAll: number | null;
}

/** NaN where nobody lends. */
function phisOf(
  { learned, topicPhis, wholePhis }: LearnedPair,
  { toTopics, toAll }: Lent,
): readonly number[] {
  return learned.map((_, place) => {
    const ofTopic = topicPhis[place]!;
    const ofWhole = wholePhis[place]!;
    if (!Number.isNaN(ofWhole)) return inSteps(ofWhole);
    if (!Number.isNaN(ofTopic)) return inSteps((ofTopic + toTopics!) / 2);
    const lent = learned[place]!.cell.topic === null ? toAll : toTopics;
    return lent === null ? NaN : inSteps(lent);
  });
}

/** As they were where neither the pair nor what it borrows has changed. */
const phisKept = lastPerObject<readonly Learned[], readonly number[]>();

function dispersePair(
  pair: LearnedPair,
  { toTopics, toAll }: Lent,
  [kept, minHistoryWeeks]: readonly [KeptDispersion, number],
): readonly (Dispersion | null)[] {
  const { learned } = pair;
  const phis = phisKept.get(learned, [toTopics, toAll], () => phisOf(pair, { toTopics, toAll }));
  return kept.spread.get([learned, phis], [minHistoryWeeks], (place) => {
    const { cell, isTaught } = learned[place]!;
    const phi = phis[place]!;
    if (Number.isNaN(phi)) return null;
    const nu = isTaught ? cell.own.nu : (2 / 3) * (minHistoryWeeks - 1);
    return dispersed.get(cell, [phi, nu, isTaught], () => ({ phi, nu, isProvisional: !isTaught }));
  });
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
  const learned = pairs.map(({ family, cells, kept = openKeptDispersion() }) => ({
    family,
    kept,
    pair: learnAll(cells, minHistoryWeeks, kept),
  }));
  const families = new Map<string, LearnedPair[]>();
  for (const { family, pair } of learned) childOf(families, family, () => []).push(pair);
  return learned.map(({ family, pair, kept }) => {
    const overFamily = (which: 'topicPhis' | 'wholePhis'): number | null =>
      mean(families.get(family)!.flatMap((mate) => mate[which]));
    const isWholeTaught = pair.wholePhis.some((phi) => !Number.isNaN(phi));
    const lent = {
      toTopics: mean(pair.topicPhis) ?? overFamily('topicPhis'),
      toAll: isWholeTaught ? null : overFamily('wholePhis'),
    };
    return dispersePair(pair, lent, [kept, minHistoryWeeks]);
  });
}
