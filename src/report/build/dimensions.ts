// The channels, topics and definitions of a report. Listed in full, so that filters can offer what they hide.
import type { CellTally } from '../../domain/cell.js';
import type { Verdict } from '../../domain/comparison.js';
import { definitionHash } from '../../domain/definition-hash.js';
import { definitionId, type MetricDefinition } from '../../domain/metric.js';
import { perObject } from '../../domain/per-object.js';
import type { ChannelState, DefinitionState, TopicState } from '../consistency-report.js';
import { toDecimals } from '../rounding.js';
import { channelCompleteUntil } from './complete-until.js';
import { groupCells } from './cell-sums.js';
import { placesOf, type CellsOfChannels } from './places.js';
import type { Judging, ReportInputs } from './inputs.js';

/** Every configured channel with its contacts in the window. */
export function channelStates({
  channels,
  byChannel,
  sources,
}: Pick<ReportInputs, 'channels' | 'sources'> & {
  readonly byChannel: CellsOfChannels;
}): readonly ChannelState[] {
  return channels.map(({ id, kind, name }) => ({
    id,
    kind,
    name,
    ...countsOf(byChannel.get(id) ?? nothing),
    completeUntil: channelCompleteUntil(sources, id),
  }));
}

const nothing: readonly CellTally[] = [];

/** Of a channel. */
const countsOf = perObject(
  (
    cells: readonly CellTally[],
  ): Pick<ChannelState, 'contacts' | 'mappedShare' | 'stillWaiting'> => {
    const counted = fullestMetric(cells);
    const contacts = contactsIn(counted);
    const mapped = contactsIn(counted.filter(({ cell }) => cell.topic !== null));
    return {
      contacts,
      mappedShare: contacts === 0 ? null : toDecimals(mapped / contacts, 4),
      stillWaiting: stillWaitingIn(cells),
    };
  },
);

/** Every known topic with its contacts in the window and its verdict; without a comparison nobody can tell. */
export function topicStates(
  { topics, byChannel }: Pick<ReportInputs, 'topics'> & { readonly byChannel: CellsOfChannels },
  verdicts: ReadonlyMap<string, Verdict>,
): readonly TopicState[] {
  const contacts = new Map<string, number>();
  for (const { topic, cells } of placesOf(byChannel, { topics: null, channels: null }))
    if (topic !== null) contacts.set(topic, (contacts.get(topic) ?? 0) + countsOf(cells).contacts);
  return topics.map(({ id, name }) => ({
    id,
    name,
    contacts: contacts.get(id) ?? 0,
    verdict: verdicts.get(id) ?? 'inconclusive',
  }));
}

/** The definitions in force, with the margin that judged. */
export function definitionStates(
  definitions: readonly MetricDefinition[],
  { margins }: Judging,
): readonly DefinitionState[] {
  return definitions.map((definition) => ({
    id: definitionId(definition),
    metric: definition.id,
    kind: definition.kind,
    version: definition.version,
    hash: hashOf(definition),
    name: definition.name,
    question: definition.question,
    margin: margins[definition.id] ?? definition.margin,
    unit: unitOf(definition),
  }));
}

const hashOf = perObject(definitionHash);

function unitOf({ kind }: MetricDefinition): DefinitionState['unit'] {
  if (kind === 'duration') return 'seconds';
  return kind === 'share' ? 'percentage_points' : 'points';
}

/** Each metric counts its own population; the one that counts most contacts stands for them all. */
function fullestMetric(cells: readonly CellTally[]): readonly CellTally[] {
  const readings = groupCells(cells, ({ metric, variant }) => `${metric} ${variant}`);
  return [...readings.values()].reduce<readonly CellTally[]>(
    (fullest, reading) => (contactsIn(reading) > contactsIn(fullest) ? reading : fullest),
    [],
  );
}

function contactsIn(cells: readonly CellTally[]): number {
  return cells.reduce((sum, { tally }) => sum + tally.n, 0);
}

/** Waiting for a first answer; where that is not measured, for a solution. */
function stillWaitingIn(cells: readonly CellTally[]): number {
  const readings = groupCells(cells, ({ metric, variant }) =>
    variant === 'customer' ? metric : null,
  );
  const waiting = readings.get('first_response') ?? readings.get('resolution') ?? [];
  return waiting.reduce((sum, { tally }) => sum + tally.open, 0);
}
