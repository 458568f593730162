// What a pair shows on one cell, before false discoveries are controlled over all of them.
import type { Tally } from '../domain/cell.js';
import { lastPerObject } from '../domain/per-object.js';
import type { ReasonCode } from '../domain/comparison.js';
import type { CellScores, PairContext } from './cell-scores.js';
import { cautionAbout } from './caution-about.js';
import type { Caution } from './comparison-input.js';
import type { Dispersion } from './dispersion.js';
import type { Effect } from './effect.js';
import type { Run } from './run.js';
import { toleranceOf, type Tolerance } from './settings.js';
import { contactsOf, type Contacts } from './tallies.js';

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

/** What is known of a cell before it is weighed. */
export type Opening = Pick<
  Finding,
  'context' | 'topic' | 'a' | 'b' | 'tolerance' | 'margin' | 'caution'
>;

export function openFinding(run: Run, context: PairContext, topic: string | null): Opening {
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

/** What a finding adds to its opening. */
export type Weighing = Omit<Finding, keyof Opening>;

export function findingOf(opening: Opening, weighing: Weighing): Finding {
  const { context, topic, a, b, tolerance, margin, caution } = opening;
  return { context, topic, a, b, tolerance, margin, caution, ...weighing };
}

/** The one row of two channels that cannot be compared: no topic in both, or unlike definitions. Null where either did nothing. */
export function refuse(run: Run, context: PairContext): Finding | null {
  const opening = openFinding(run, context, null);
  if (contactCount(opening.a) === 0 || contactCount(opening.b) === 0) return null;
  const isRating = context.measure.metric.kind === 'rating';
  const unlike = isRating ? 'unlike_scales' : 'unlike_definitions';
  const refusal = context.measure.isAlike ? 'no_shared_topic' : unlike;
  return findingOf(opening, {
    cell: null,
    effect: null,
    dispersion: null,
    refusal,
    gapProbability: null,
  });
}
