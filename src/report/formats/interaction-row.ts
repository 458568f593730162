// One contact as one flat row: the columns of `/interactions`. Pseudonymous: the customer is a keyed hash.
import { localDay } from '../../domain/zone.js';
import type { StoredInteraction } from '../../storage/interaction.store.js';
import type { Scalar } from './flat-comparison.js';
import { instantText, instantTextOrNull } from './instant-text.js';

/** In the order of every table. Columns are only ever added. */
export const interactionColumns = [
  'id',
  'source',
  'sourceId',
  'episode',
  'channel',
  'topic',
  'openedAt',
  'day',
  'firstResponseAt',
  'firstAutomatedResponseAt',
  'resolvedAt',
  'abandonedAt',
  'dueAt',
  'end',
  'promiseKept',
  'reopens',
  'transfers',
  'csat',
  'nps',
  'ces',
  'answerCorrect',
  'resolvedFirstContact',
  'customer',
  'language',
  'segment',
  'status',
  'surveyMode',
  'link',
  'updatedAt',
] as const;

export type InteractionRow = Readonly<Record<(typeof interactionColumns)[number], Scalar>>;

/** `id` is stable; `day` is the local day in the report zone; `updatedAt` is when the row was last stored or changed. */
export function interactionRow(
  { interaction, changedAt }: StoredInteraction,
  zone: string,
): InteractionRow {
  const { source, id, episode, openedAt } = interaction;
  return {
    id: `${source}/${id}/${episode}`,
    source,
    sourceId: id,
    episode,
    channel: interaction.channel,
    topic: interaction.topic,
    openedAt: instantText(openedAt),
    day: localDay(openedAt, zone),
    firstResponseAt: instantTextOrNull(interaction.firstResponseAt),
    firstAutomatedResponseAt: instantTextOrNull(interaction.firstAutomatedResponseAt),
    resolvedAt: instantTextOrNull(interaction.resolvedAt),
    abandonedAt: instantTextOrNull(interaction.abandonedAt),
    dueAt: instantTextOrNull(interaction.dueAt),
    end: interaction.end,
    promiseKept: interaction.promiseKept,
    reopens: interaction.reopens,
    transfers: interaction.transfers,
    csat: interaction.csat,
    nps: interaction.nps,
    ces: interaction.ces,
    answerCorrect: interaction.answerCorrect,
    resolvedFirstContact: interaction.resolvedFirstContact,
    customer: interaction.customer,
    language: interaction.language,
    segment: interaction.segment,
    status: interaction.status,
    surveyMode: interaction.surveyMode,
    link: interaction.link,
    updatedAt: instantText(changedAt),
  };
}
