// An interaction as a row of numbers and texts, and back.
import type { Interaction } from '../domain/interaction.js';
import {
  isRawTheTopic,
  isRawTopicFlagged,
  packFlags,
  packMeasurable,
  unpackFlags,
  unpackMeasurable,
} from './interaction-flags.js';
import type { Names } from './names.js';
import { unpackContact } from './packed-contact.js';
import type { RowPlace } from './row-port.js';
import type { Row, SqlScalar } from './sql.js';

/** What a source said, in the order of the row; two rows that agree here are the same revision. */
export const contentColumns = [
  'source',
  'external_id',
  'episode',
  'channel',
  'topic',
  'opened_at',
  'first_response_at',
  'first_automated_response_at',
  'resolved_at',
  'abandoned_at',
  'due_at',
  'reopened_at',
  'bot_silence_until',
  'updated_at',
  'flags',
  'measurable',
  'reopens',
  'transfers',
  'csat',
  'nps',
  'ces',
  'customer',
  'raw_topic',
  'merged_into',
  'language',
  'segment',
  'status',
  'survey_mode',
  'link',
] as const;

/** What the store adds: the customer's next contact, when the row next settles, when it last changed. */
export const storeColumns = ['next_contact', 'next_settles_at', 'changed_at'] as const;

export const allColumns = [...contentColumns, ...storeColumns] as const;

/** Places in a row. */
export const place = Object.fromEntries(
  allColumns.map((column, index) => [column, index]),
) as Readonly<Record<(typeof allColumns)[number], number>>;

/** The same with the row number at the end: what reading back yields. */
export const idPlace = allColumns.length;
export const storedColumns = [...allColumns, 'id'].join(', ');

/** Where a row read back is found. */
export function placeOf(row: Row): RowPlace {
  return { rowNumber: row[idPlace] as number, openedAt: row[place.opened_at] as number };
}

export interface Codes {
  readonly source: number;
  readonly channels: ReadonlyMap<string, number>;
  readonly topics: ReadonlyMap<string, number>;
}

/** The content of an interaction as a row; the store's own columns are there, still empty. */
export function contentRow(interaction: Interaction, codes: Codes): SqlScalar[] {
  const i = interaction;
  return [
    codes.source,
    i.id,
    i.episode,
    codes.channels.get(i.channel)!,
    i.topic === null ? 0 : codes.topics.get(i.topic)!,
    i.openedAt,
    i.firstResponseAt,
    i.firstAutomatedResponseAt,
    i.resolvedAt,
    i.abandonedAt,
    i.dueAt,
    i.reopenedAt,
    i.botSilenceUntil ?? null,
    i.updatedAt,
    packFlags(i),
    packMeasurable(i.measurable),
    i.reopens,
    i.transfers,
    i.csat,
    i.nps,
    i.ces,
    i.customer,
    isRawTheTopic(i) ? null : i.rawTopic,
    i.mergedInto,
    i.language,
    i.segment,
    i.status,
    i.surveyMode,
    i.link,
    null,
    null,
    null,
  ];
}

/** Whether two rows say the same. */
export function isSameContent(a: Row, b: Row): boolean {
  for (let index = 0; index < contentColumns.length; index++) {
    if (a[index] !== b[index]) return false;
  }
  return true;
}

/** A stored row as an interaction. */
export function interactionOf(row: Row, names: Names): Interaction {
  return writeInteraction(row, names, unpackFlags(row[place.flags] as number));
}

type WriteInteraction = (
  row: Row,
  names: Names,
  flagged: ReturnType<typeof unpackFlags>,
) => Interaction;

/** One literal: a spread, or an object that grows, costs more than the rest, for every revised, settling or verified row. */
const writeInteraction: WriteInteraction = (row, names, flagged) => ({
  source: names.sources.get(row[place.source] as number)!,
  id: row[place.external_id] as string,
  episode: row[place.episode] as number,
  channel: names.channels.get(row[place.channel] as number)!,
  topic: topicOf(row, names),
  rawTopic: rawTopicOf(row, names),
  openedAt: row[place.opened_at] as number,
  firstResponseAt: numberAt(row, place.first_response_at),
  firstAutomatedResponseAt: numberAt(row, place.first_automated_response_at),
  resolvedAt: numberAt(row, place.resolved_at),
  abandonedAt: numberAt(row, place.abandoned_at),
  end: flagged.end,
  isSettledByBot: flagged.isSettledByBot,
  botSilenceUntil: numberAt(row, place.bot_silence_until),
  mergedInto: textAt(row, place.merged_into),
  dueAt: numberAt(row, place.due_at),
  promiseKept: flagged.promiseKept,
  reopenedAt: numberAt(row, place.reopened_at),
  reopens: numberAt(row, place.reopens),
  transfers: numberAt(row, place.transfers),
  csat: numberAt(row, place.csat),
  nps: numberAt(row, place.nps),
  ces: numberAt(row, place.ces),
  scales: flagged.scales,
  answerCorrect: flagged.answerCorrect,
  resolvedFirstContact: flagged.resolvedFirstContact,
  isFirstContactSurveyed: flagged.isFirstContactSurveyed,
  customer: textAt(row, place.customer),
  language: textAt(row, place.language),
  segment: textAt(row, place.segment),
  status: textAt(row, place.status),
  surveyMode: textAt(row, place.survey_mode),
  link: textAt(row, place.link),
  updatedAt: numberAt(row, place.updated_at),
  isDateOnly: flagged.isDateOnly,
  faults: flagged.faults,
  measurable: unpackMeasurable(row[place.measurable] as number),
  nextContact: unpackContact(numberAt(row, place.next_contact), names),
});

function topicOf(row: Row, names: Names): string | null {
  const code = row[place.topic] as number;
  return code === 0 ? null : names.topics.get(code)!;
}

function rawTopicOf(row: Row, names: Names): string | null {
  const isTheTopic = isRawTopicFlagged(row[place.flags] as number);
  return isTheTopic ? topicOf(row, names) : textAt(row, place.raw_topic);
}

function numberAt(row: Row, index: number): number | null {
  return row[index] as number | null;
}

function textAt(row: Row, index: number): string | null {
  return row[index] as string | null;
}
