// What a pair shows on one cell, before false discoveries are controlled over all of them.
import type { Tally } from '../domain/cell.js';
import { openKeptList } from '../domain/kept-list.js';
import { lastPerObject } from '../domain/per-object.js';
import { scoreOnCurve } from '../statistics/shift-curve.js';
import type { ReasonCode } from '../domain/comparison.js';
import type { CellScores, PairContext } from './cell-scores.js';
import { cautionAbout } from './caution-about.js';
import type { Caution } from './comparison-input.js';
import type { Dispersion } from './dispersion.js';
import { effectOf, gapProbability, type Effect, type ScoredStretch } from './effect.js';
import type { Run } from './run.js';
import { toleranceOf, type Tolerance } from './settings.js';
import { contactsOf, type Contacts } from './tallies.js';
import { groundsToRefuse } from './verdict.js';

/** One channel of a cell: everything it did in the window. */
export interface SideFigures {
  readonly tally: Tally | null;
  /** Null where nothing is decided yet. */
  readonly contacts: Contacts | null;
}

export interface Finding {
  readonly context: PairContext;
  readonly topic: string | null;
  /** Null where the two share no topic, or cannot be compared at all. */
  readonly cell: CellScores | null;
  readonly a: SideFigures;
  readonly b: SideFigures;
  readonly effect: Effect | null;
  readonly dispersion: Dispersion | null;
  /** In the metric's own unit. */
  readonly tolerance: Tolerance;
  /** The margin on the effect's axis. */
  readonly margin: number;
  readonly caution: Caution | null;
  /** Why the cell is not judged; null where the interval decides. */
  readonly refusal: ReasonCode | null;
  /** Probability of a difference this large were the true one within the margin; null where not judged. */
  readonly gapProbability: number | null;
}

function sideFigures(
  run: Run,
  context: PairContext,
  [side, topic]: readonly ['a' | 'b', string | null],
): SideFigures {
  const { kind } = context.measure.metric;
  const tally = run.tallyOf(context, context.measure[side], topic);
  return {
    tally,
    contacts: tally && contactsIn.get(tally, [kind], () => contactsOf(kind, tally)),
  };
}

/** All pairs of a channel meet the same tally. */
const contactsIn = lastPerObject<Tally, Contacts | null>();

/** Decided contacts of one channel in the window. */
export function contactCount({ contacts }: SideFigures): number {
  return contacts?.n ?? 0;
}

/** Decided contacts of the channel with fewer. */
export function fewerContacts({ a, b }: Pick<Finding, 'a' | 'b'>): number {
  return Math.min(contactCount(a), contactCount(b));
}

/** The margin on the straight axis: ln of a ratio; other differences as they are. */
export function onAxis(kind: 'duration' | 'share' | 'rating', margin: number): number {
  return kind === 'duration' ? Math.log(margin) : margin;
}

type Opening = Pick<Finding, 'context' | 'topic' | 'a' | 'b' | 'tolerance' | 'margin' | 'caution'>;

function open(run: Run, context: PairContext, topic: string | null): Opening {
  const { metric, variant } = context.measure;
  const tolerance = toleranceOf(metric, variant, run.input.settings);
  return {
    context,
    topic,
    a: sideFigures(run, context, ['a', topic]),
    b: sideFigures(run, context, ['b', topic]),
    tolerance,
    margin: onAxis(metric.kind, tolerance.margin),
    caution: cautionAbout(run, context, topic),
  };
}

/** The one row of two channels that cannot be compared: no topic in both, or unlike definitions. Null where either did nothing. */
export function refuse(run: Run, context: PairContext): Finding | null {
  const opening = open(run, context, null);
  if (contactCount(opening.a) === 0 || contactCount(opening.b) === 0) return null;
  const isRating = context.measure.metric.kind === 'rating';
  const unlike = isRating ? 'unlike_scales' : 'unlike_definitions';
  const refusal = context.measure.isAlike ? 'no_shared_topic' : unlike;
  const silent = { cell: null, effect: null, dispersion: null, gapProbability: null };
  return { ...opening, ...silent, refusal };
}

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
export interface Weighed {
  readonly cell: CellScores;
  /** Null where nobody has learned yet. */
  readonly dispersion: Dispersion | null;
  /** Share of contacts with a topic, of the channel with the smaller one, 0..1. */
  readonly mappedShare: number;
}

/** What was found of cells that have not changed. */
const findings = lastPerObject<CellScores, Finding>();

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
  return run.remembered
    .get(`weighed|${context.key}`, [], openKeptList<Finding>)
    .get([cells, learned, ofA, ofB], ofPair, (place) => {
      const cell = cells[place]!;
      const dispersion = isYoung ? null : (learned[place] ?? null);
      return findings.get(cell, [dispersion, ofA[place], ofB[place], ...ofPair], () =>
        weigh(run, context, { cell, dispersion, mappedShare: cell.topic === null ? 1 : share }),
      );
    });
}

/** Overdispersions, one a cell. */
type Learned = readonly (Dispersion | null)[];

/** What each channel did on the topic of each cell. */
function statesOn(
  run: Run,
  { measure: { a, b }, key }: PairContext,
  cells: readonly CellScores[],
): readonly [readonly unknown[], readonly unknown[]] {
  const topics = run.remembered
    .get(`cell topics|${key}`, [], openKeptList<string | null>)
    .get([cells], [], (place) => cells[place]!.topic);
  const of = (channel: string): readonly unknown[] =>
    topics.map((topic) => run.stateOf(channel, topic));
  return [of(a.channel), of(b.channel)];
}

/** A caution that hangs on all that both channels did: the same object until it says something else. */
function cautionOf(run: Run, context: PairContext): Caution | null {
  if (context.measure.metric.id !== 'channel_escape') return null;
  const caution = cautionAbout(run, context, null);
  return run.remembered.get(`caution|${context.key}`, [JSON.stringify(caution)], () => caution);
}

/** Weighs one scored cell: its effect, whether it may be judged, and how surprising it is. */
function weigh(
  run: Run,
  context: PairContext,
  { cell, dispersion, mappedShare }: Weighed,
): Finding {
  const opening = open(run, context, cell.topic);
  const effect = effectOf(
    stretchOf(cell),
    context.measure.metric,
    dispersion,
    run.input.settings.level,
  );
  const standing = {
    contacts: fewerContacts(opening),
    weight: cell.window.weight,
    isLearned: dispersion !== null,
    mappedShare,
    refusal: opening.caution?.isRefusal ? opening.caution.reasonCode : null,
  };
  const refusal = groundsToRefuse(standing, run.input.settings);
  const isJudged = refusal === null && effect !== null;
  return {
    ...opening,
    cell,
    effect,
    dispersion,
    refusal,
    gapProbability: isJudged ? gapProbability(effect, opening.margin) : null,
  };
}
