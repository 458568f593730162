// Weighs the scored cells of a pair: what was found of those of which nothing has changed is met again.
import { openKeptList } from '../domain/kept-list.js';
import { lastPerObject } from '../domain/per-object.js';
import { scoreOnCurve } from '../statistics/shift-curve.js';
import { cautionAbout } from './caution-about.js';
import type { CellScores, PairContext } from './cell-scores.js';
import type { Caution } from './comparison-input.js';
import type { Dispersion } from './dispersion.js';
import { effectOf, gapProbability, type ScoredStretch } from './effect.js';
import { fewerContacts, findingOf, openFinding, type Finding, type Opening } from './finding.js';
import type { Run } from './run.js';
import type { ComparisonSettings } from './settings.js';
import { groundsToRefuse } from './verdict.js';

function mappedShare(run: Run, { measure, layout }: PairContext): number {
  return Math.min(
    run.volumeOf(measure.a.channel, layout).mappedShare,
    run.volumeOf(measure.b.channel, layout).mappedShare,
  );
}

function stretchOf({ window, curve }: CellScores): ScoredStretch {
  return { total: window, scoreAt: (shift) => (curve === null ? 0 : scoreOnCurve(curve, shift)) };
}

/** A scored cell, and what it is held against. */
interface Weighed {
  readonly cell: CellScores;
  /** Null where nobody has learned yet. */
  readonly dispersion: Dispersion | null;
  /** Share of contacts with a topic, of the channel with the smaller one, 0..1. */
  readonly mappedShare: number;
}

/** What was found of cells that have not changed. */
const findings = lastPerObject<CellScores, Finding>();

/** The same where a channel did something new, but nothing that this reading counts. */
const weighed = lastPerObject<CellScores, Finding>();

/** Weighs the cells of a pair, each with its overdispersion; those of which nothing has changed are not weighed again. */
export function weighAll(
  run: Run,
  context: PairContext,
  { cells, learned }: { readonly cells: readonly CellScores[]; readonly learned: Learned },
): readonly Finding[] {
  const share = mappedShare(run, context);
  const { isYoung } = context.layout.timetable;
  const ofPair = [context, share >= run.input.settings.minMappedShare, cautionOf(run, context)];
  const [ofA, ofB] = statesOn(run, context, cells);
  return context.kept
    .get('weighed', [], openKeptList<Finding>)
    .get([cells, learned, ofA, ofB], ofPair, (place) => {
      const cell = cells[place]!;
      const dispersion = isYoung ? null : (learned[place] ?? null);
      const madeOf = [dispersion, ...ofPair];
      return findings.get(cell, [ofA[place], ofB[place], ...madeOf], () => {
        const opening = openFinding(run, context, cell.topic);
        return weighed.get(cell, [...readOn(run, opening), ...madeOf], () =>
          weigh(opening, run.input.settings, {
            cell,
            dispersion,
            mappedShare: cell.topic === null ? 1 : share,
          }),
        );
      });
    });
}

/** Overdispersions, one a cell. */
type Learned = readonly (Dispersion | null)[];

/** What each channel did on the topic of each cell. */
function statesOn(
  run: Run,
  { measure: { a, b }, kept }: PairContext,
  cells: readonly CellScores[],
): readonly [readonly unknown[], readonly unknown[]] {
  const topics = kept
    .get('cell topics', [], openKeptList<string | null>)
    .get([cells], [], (place) => cells[place]!.topic);
  const of = (channel: string): readonly unknown[] =>
    topics.map((topic) => run.stateOf(channel, topic));
  return [of(a.channel), of(b.channel)];
}

/** All that a row takes from the window besides its cell. */
function readOn(run: Run, { context, topic, a, b, caution }: Opening): readonly unknown[] {
  const { measure } = context;
  const days = [measure.a, measure.b].map((side) => run.daysOf(context, side, topic));
  return [a.tally, b.tally, ...days, JSON.stringify(caution)];
}

/** A caution that hangs on all that both channels did: the same object until it says something else. */
function cautionOf(run: Run, context: PairContext): Caution | null {
  if (context.measure.metric.id !== 'channel_escape') return null;
  const caution = cautionAbout(run, context, null);
  return context.kept.get('caution', [JSON.stringify(caution)], () => caution);
}

/** Weighs one scored cell: its effect, whether it may be judged, and how surprising it is. */
function weigh(
  opening: Opening,
  settings: ComparisonSettings,
  { cell, dispersion, mappedShare }: Weighed,
): Finding {
  const { metric } = opening.context.measure;
  const effect = effectOf(stretchOf(cell), metric, dispersion, settings.level);
  const standing = {
    contacts: fewerContacts(opening),
    weight: cell.window.weight,
    isLearned: dispersion !== null,
    mappedShare,
    refusal: opening.caution?.isRefusal ? opening.caution.reasonCode : null,
  };
  const refusal = groundsToRefuse(standing, settings);
  const isJudged = refusal === null && effect !== null;
  return findingOf(opening, {
    cell,
    effect,
    dispersion,
    refusal,
    gapProbability: isJudged ? gapProbability(effect, opening.margin) : null,
  });
}
