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

export interface Codes {
  readonly source: number;
  readonly channels: ReadonlyMap<string, number>;
  readonly topics: ReadonlyMap<string, number>;
}

/** The content of an interaction as a row (store columns not included). */
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
  const [source, id, episode, channel, topicCode, openedAt] = row as [
    number,
    string,
    number,
    number,
    number,
    number,
  ];
  const topic = topicCode === 0 ? null : names.topics.get(topicCode)!;
  const flags = row[place.flags] as number;
  return {
    source: names.sources.get(source)!,
    id,
    episode,
    channel: names.channels.get(channel)!,
    topic,
    rawTopic: isRawTopicFlagged(flags) ? topic : textAt(row, place.raw_topic),
    openedAt,
    ...instantsOf(row),
    ...unpackFlags(flags),
    ...countsOf(row),
    ...wordsOf(row),
    measurable: unpackMeasurable(row[place.measurable] as number),
    nextContact: unpackContact(numberAt(row, place.next_contact), names),
  };
}

type Instants = Pick<
  Interaction,
  | 'firstResponseAt'
  | 'firstAutomatedResponseAt'
  | 'resolvedAt'
  | 'abandonedAt'
  | 'dueAt'
  | 'reopenedAt'
  | 'botSilenceUntil'
  | 'updatedAt'
>;

function instantsOf(row: Row): Instants {
  return {
    firstResponseAt: numberAt(row, place.first_response_at),
    firstAutomatedResponseAt: numberAt(row, place.first_automated_response_at),
    resolvedAt: numberAt(row, place.resolved_at),
    abandonedAt: numberAt(row, place.abandoned_at),
    dueAt: numberAt(row, place.due_at),
    reopenedAt: numberAt(row, place.reopened_at),
    botSilenceUntil: numberAt(row, place.bot_silence_until),
    updatedAt: numberAt(row, place.updated_at),
  };
}

function countsOf(row: Row): Pick<Interaction, 'reopens' | 'transfers' | 'csat' | 'nps' | 'ces'> {
  return {
    reopens: numberAt(row, place.reopens),
    transfers: numberAt(row, place.transfers),
    csat: numberAt(row, place.csat),
    nps: numberAt(row, place.nps),
    ces: numberAt(row, place.ces),
  };
}

type Words = Pick<
  Interaction,
  'customer' | 'mergedInto' | 'language' | 'segment' | 'status' | 'surveyMode' | 'link'
>;

function wordsOf(row: Row): Words {
  return {
    customer: textAt(row, place.customer),
    mergedInto: textAt(row, place.merged_into),
    language: textAt(row, place.language),
    segment: textAt(row, place.segment),
    status: textAt(row, place.status),
    surveyMode: textAt(row, place.survey_mode),
    link: textAt(row, place.link),
  };
}

function numberAt(row: Row, index: number): number | null {
  return row[index] as number | null;
}

function textAt(row: Row, index: number): string | null {
  return row[index] as string | null;
}
