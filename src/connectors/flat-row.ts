// One row of a flat source: a conversation, or why it was left out. Pure.
import type { Instant } from '../domain/clock.js';
import type { ConversationRead, CustomerHash } from '../domain/conversation.js';
import { minimalTimeline, type FlatFields } from '../domain/minimal-timeline.js';
import type { SkippedRecord } from './connector.js';
import type { FieldName } from './flat-fields.js';
import { ratingsOf } from './flat-ratings.js';
import { sampleOf } from './flat-sample.js';
import {
  cellText,
  readValues,
  type FlatValues,
  type RawValues,
  type ReadingRules,
  type UnreadableField,
} from './flat-values.js';

/** What reading a row needs to know of its source. */
export interface FlatRules extends ReadingRules {
  /** Ends after this instant lie in the future: the file's modification time, or now. */
  readonly endsBy: Instant;
  readonly mapChannel: (raw: string) => string | null | undefined;
  readonly hashCustomer: (address: string) => CustomerHash;
}

/** A row as it came: its cells by field, and where it stands (`contacts.csv:17`). */
export interface FlatRow {
  readonly values: RawValues;
  readonly place: string;
}

export type FlatOutcome =
  | { readonly kind: 'read'; readonly conversation: ConversationRead; readonly values: FlatValues }
  | {
      readonly kind: 'skipped';
      readonly skipped: SkippedRecord;
      readonly values: FlatValues | null;
    }
  | { readonly kind: 'ambiguous'; readonly unreadable: UnreadableField };

/** The conversation a row stands for, or the reason it is none. */
export function readFlatRow(row: FlatRow, rules: FlatRules): FlatOutcome {
  const values = readValues(row.values, rules);
  if ('field' in values) return refuse(row, values);
  const reason = reasonToSkip(values, rules);
  if (reason !== null) return skip(row, reason, values);
  return { kind: 'read', conversation: conversationOf(values, rules), values };
}

function refuse(row: FlatRow, unreadable: UnreadableField): FlatOutcome {
  if (unreadable.candidates.length > 0) return { kind: 'ambiguous', unreadable };
  return skip(row, `unreadable_${snakeCase(unreadable.field)}`, null);
}

function reasonToSkip({ texts, instants }: FlatValues, rules: FlatRules): string | null {
  if (texts.id === undefined) return 'missing_id';
  if (texts.channel === undefined) return 'missing_channel';
  if (instants.openedAt === undefined) return 'missing_opened_at';
  const channel = rules.mapChannel(texts.channel);
  if (channel === undefined) return 'unknown_channel';
  return channel === null ? 'internal_channel' : null;
}

function skip(row: FlatRow, reason: string, values: FlatValues | null): FlatOutcome {
  const isFault = reason !== 'internal_channel';
  const { instants, texts } = values ?? nothingRead;
  const skipped: SkippedRecord = {
    key: cellText(row.values.id, noTexts) || row.place,
    reason,
    isFault,
    openedAt: instants.openedAt?.at ?? null,
    channel: texts.channel ?? null,
    sample: isFault ? sampleOf(row.values) : null,
  };
  return { kind: 'skipped', skipped, values };
}

const noTexts: ReadonlySet<string> = new Set();
const nothingRead: Pick<FlatValues, 'instants' | 'texts'> = { instants: {}, texts: {} };

function snakeCase(field: FieldName): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function conversationOf(values: FlatValues, rules: FlatRules): ConversationRead {
  const { ratings, faults } = ratingsOf(values, rules.scales);
  const timeline = minimalTimeline({ ...fieldsOf(values, rules), ratings }, rules.endsBy);
  return faults.length === 0
    ? timeline
    : { ...timeline, faults: [...(timeline.faults ?? []), ...faults] };
}

function fieldsOf(values: FlatValues, { hashCustomer }: FlatRules): FlatFields {
  const { texts, instants, numbers, answers, topics } = values;
  const { id = '', channel = '', customer, language, segment, status, surveyMode, link } = texts;
  return {
    ...{ id, channel, topics, language, segment, status, surveyMode, link },
    ...timesOf(instants),
    ...{ reopens: numbers.reopens, transfers: numbers.transfers },
    promiseKept: answers.promiseKept,
    answerCorrect: answers.answerCorrect,
    resolvedFirstContact: answers.resolvedFirstContact,
    customer: customer === undefined ? null : hashCustomer(customer),
  };
}

const ends = ['firstResponseAt', 'resolvedAt', 'abandonedAt'] as const;
type Times = Pick<
  FlatFields,
  | (typeof ends)[number]
  | 'openedAt'
  | 'updatedAt'
  | 'firstAutomatedResponseAt'
  | 'dueAt'
  | 'isDateOnly'
>;

function timesOf(instants: FlatValues['instants']): Times {
  const { openedAt, updatedAt, firstAutomatedResponseAt, dueAt } = instants;
  const opened = openedAt?.at ?? 0;
  return {
    openedAt: opened,
    updatedAt: updatedAt?.at,
    firstAutomatedResponseAt: firstAutomatedResponseAt?.at,
    dueAt: dueAt?.at,
    firstResponseAt: endAt(instants.firstResponseAt, opened),
    resolvedAt: endAt(instants.resolvedAt, opened),
    abandonedAt: endAt(instants.abandonedAt, opened),
    isDateOnly:
      openedAt?.isDateOnly === true || ends.some((end) => instants[end]?.isDateOnly === true),
  };
}

/** An end on the opening's own day, known by its date only, did not come before the opening. */
function endAt(end: FlatValues['instants'][FieldName], opened: Instant): Instant | undefined {
  if (end === undefined) return undefined;
  const isSameDay = end.isDateOnly && end.at < opened && opened < end.latest;
  return isSameDay ? opened : end.at;
}
