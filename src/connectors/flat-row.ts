// One row of a flat source: a conversation, or why it was left out. Pure.
import type { Instant } from '../domain/clock.js';
import type { ConversationRead, CustomerHash, Rating } from '../domain/conversation.js';
import { minimalTimeline, type FlatFields } from '../domain/minimal-timeline.js';
import type { SkippedRecord } from './connector.js';
import type { FieldName } from './flat-fields.js';
import { ratingsOf } from './flat-ratings.js';
import { sampleOf, shortened } from './flat-sample.js';
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

export interface LeftOutRow {
  readonly kind: 'skipped';
  readonly skipped: SkippedRecord;
  readonly values: FlatValues | null;
}

export type FlatOutcome =
  | { readonly kind: 'read'; readonly conversation: ConversationRead; readonly values: FlatValues }
  | LeftOutRow
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

/** A row left out with this reason before anything in it was read. */
export function refuseRow(row: FlatRow, reason: string): LeftOutRow {
  return skip(row, reason, null);
}

function skip(row: FlatRow, reason: string, values: FlatValues | null): LeftOutRow {
  const isFault = reason !== 'internal_channel';
  const { instants, texts } = values ?? nothingRead;
  const skipped: SkippedRecord = {
    key: cellText(row.values.id, noTexts) || row.place,
    reason,
    isFault,
    openedAt: instants.openedAt?.at ?? null,
    channel: texts.channel === undefined ? null : shortened('channel', texts.channel),
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
  const timeline = minimalTimeline(fieldsOf(values, rules, ratings), rules.endsBy);
  if (faults.length === 0) return timeline;
  return { ...timeline, faults: [...(timeline.faults ?? []), ...faults] };
}

/** One literal, since objects spread together cost several times the reading of a row. */
function fieldsOf(
  { texts, instants, numbers, answers, topics }: FlatValues,
  rules: FlatRules,
  ratings: readonly Rating[],
): FlatFields {
  const opened = instants.openedAt?.at ?? 0;
  return {
    id: texts.id ?? '',
    channel: texts.channel ?? '',
    topics,
    openedAt: opened,
    updatedAt: instants.updatedAt?.at,
    firstResponseAt: endAt(instants.firstResponseAt, opened),
    firstAutomatedResponseAt: instants.firstAutomatedResponseAt?.at,
    resolvedAt: endAt(instants.resolvedAt, opened),
    abandonedAt: endAt(instants.abandonedAt, opened),
    dueAt: instants.dueAt?.at,
    promiseKept: answers.promiseKept,
    reopens: numbers.reopens,
    transfers: numbers.transfers,
    ratings,
    answerCorrect: answers.answerCorrect,
    resolvedFirstContact: answers.resolvedFirstContact,
    customer: hashed(texts.customer, rules),
    language: texts.language,
    segment: texts.segment,
    status: texts.status,
    surveyMode: texts.surveyMode,
    link: texts.link,
    isDateOnly: isDateOnly(instants),
  };
}

function hashed(address: string | undefined, { hashCustomer }: FlatRules): CustomerHash | null {
  return address === undefined ? null : hashCustomer(address);
}

const measured = ['openedAt', 'firstResponseAt', 'resolvedAt', 'abandonedAt'] as const;

function isDateOnly(instants: FlatValues['instants']): boolean {
  for (const field of measured) if (instants[field]?.isDateOnly === true) return true;
  return false;
}

/** An end on the opening's own day, known by its date only, did not come before the opening. */
function endAt(end: FlatValues['instants'][FieldName], opened: Instant): Instant | undefined {
  if (end === undefined) return undefined;
  const isSameDay = end.isDateOnly && end.at < opened && opened < end.latest;
  return isSameDay ? opened : end.at;
}
