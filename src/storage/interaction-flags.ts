// The small facts of an interaction, packed into two whole numbers: 28 bits of flags, and what the source can say at all.
import {
  measurableFields,
  type MeasurableField,
  type MeasurementFault,
  type RatingScale,
} from '../domain/conversation.js';
import type { EpisodeEnd, Interaction } from '../domain/interaction.js';

const ends: readonly EpisodeEnd[] = ['open', 'solved', 'abandoned', 'merged', 'closed_unanswered'];
const scales: readonly RatingScale[] = ['1-5', '0-10', '1-7', '1-10', '1-3', '0-1'];
const faults: readonly MeasurementFault[] = [
  'first_response_before_opening',
  'resolution_before_opening',
  'abandoned_before_opening',
  'end_in_the_future',
  'rating_outside_scale',
];

/** Where each fact starts; widths: 3 end, 2 each yes/no/unknown, 3 each scale, 5 faults, 1 each the rest. */
const at = {
  end: 0,
  settledByBot: 3,
  promiseKept: 4,
  answerCorrect: 6,
  resolvedFirstContact: 8,
  dateOnly: 10,
  rawIsTopic: 11,
  csat: 12,
  nps: 15,
  ces: 18,
  faults: 21,
  surveyed: 26,
} as const;

/** The flags that tell of refused measurements. */
export const faultMask = ((1 << faults.length) - 1) << at.faults;

/** As a condition on a row; word for word that of the index on such rows. */
export const hasFaults = `(flags & ${faultMask}) <> 0`;

type Flagged = { isFirstContactSurveyed: boolean } & Pick<
  Interaction,
  | 'end'
  | 'isSettledByBot'
  | 'promiseKept'
  | 'answerCorrect'
  | 'resolvedFirstContact'
  | 'isDateOnly'
  | 'scales'
  | 'faults'
>;

/** `rawIsTopic`: the raw topic is the topic's own id, so it needs no column. */
export function packFlags(interaction: Interaction): number {
  const { scales: asked } = interaction;
  return (
    (ends.indexOf(interaction.end) << at.end) |
    (Number(interaction.isSettledByBot) << at.settledByBot) |
    (triple(interaction.promiseKept) << at.promiseKept) |
    (triple(interaction.answerCorrect) << at.answerCorrect) |
    (triple(interaction.resolvedFirstContact) << at.resolvedFirstContact) |
    (Number(interaction.isDateOnly) << at.dateOnly) |
    (Number(isRawTheTopic(interaction)) << at.rawIsTopic) |
    (scaleNumber(asked.csat) << at.csat) |
    (scaleNumber(asked.nps) << at.nps) |
    (scaleNumber(asked.ces) << at.ces) |
    (maskOf(faults, interaction.faults) << at.faults) |
    (Number(interaction.isFirstContactSurveyed ?? false) << at.surveyed)
  );
}

export function unpackFlags(flags: number): Flagged {
  return {
    end: ends[bits(flags, at.end, 3)] ?? 'open',
    isSettledByBot: isSet(flags, at.settledByBot),
    promiseKept: fromTriple(bits(flags, at.promiseKept, 2)),
    answerCorrect: fromTriple(bits(flags, at.answerCorrect, 2)),
    resolvedFirstContact: fromTriple(bits(flags, at.resolvedFirstContact, 2)),
    isFirstContactSurveyed: isSet(flags, at.surveyed),
    isDateOnly: isSet(flags, at.dateOnly),
    scales: scalesOf(flags),
    faults: fromMask(faults, bits(flags, at.faults, 5)),
  };
}

export function isRawTheTopic(interaction: Pick<Interaction, 'topic' | 'rawTopic'>): boolean {
  return interaction.topic !== null && interaction.rawTopic === interaction.topic;
}

export function isRawTopicFlagged(flags: number): boolean {
  return isSet(flags, at.rawIsTopic);
}

/** What a source can say, as a mask in the order of `measurableFields`. */
export function packMeasurable(fields: readonly MeasurableField[]): number {
  let mask = packedMeasurable.get(fields);
  if (mask === undefined) packedMeasurable.set(fields, (mask = maskOf(measurableFields, fields)));
  return mask;
}

/** A source hands the same list over with every row. */
const packedMeasurable = new WeakMap<readonly MeasurableField[], number>();
const unpackedMeasurable = new Map<number, readonly MeasurableField[]>();

export function unpackMeasurable(mask: number): readonly MeasurableField[] {
  let fields = unpackedMeasurable.get(mask);
  if (fields === undefined)
    unpackedMeasurable.set(mask, (fields = fromMask(measurableFields, mask)));
  return fields;
}

function bits(flags: number, from: number, width: number): number {
  return (flags >> from) & ((1 << width) - 1);
}

function isSet(flags: number, from: number): boolean {
  return bits(flags, from, 1) === 1;
}

function triple(value: boolean | null): number {
  if (value === null) return 0;
  return value ? 2 : 1;
}

function fromTriple(value: number): boolean | null {
  return value === 0 ? null : value === 2;
}

function scaleNumber(scale: RatingScale | undefined): number {
  return scale === undefined ? 0 : scales.indexOf(scale) + 1;
}

const noScales: Interaction['scales'] = {};

function scalesOf(flags: number): Interaction['scales'] {
  if (bits(flags, at.csat, 9) === 0) return noScales;
  const found: { csat?: RatingScale; nps?: RatingScale; ces?: RatingScale } = {};
  for (const metric of ['csat', 'nps', 'ces'] as const) {
    const scale = scales[bits(flags, at[metric], 3) - 1];
    if (scale !== undefined) found[metric] = scale;
  }
  return found;
}

function maskOf<T>(all: readonly T[], some: readonly T[]): number {
  return some.reduce((mask, one) => mask | (1 << all.indexOf(one)), 0);
}

const none: readonly never[] = [];

function fromMask<T>(all: readonly T[], mask: number): readonly T[] {
  if (mask === 0) return none;
  return all.filter((_, index) => (mask & (1 << index)) !== 0);
}
