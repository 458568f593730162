// What is counted beside a measured value: how it was asked, who can be followed, where they went.
import { identityKinds, identityOf } from '../domain/customer-identity.js';
import type { Interaction } from '../domain/interaction.js';
import { surveyModeOf, surveyModes } from '../domain/survey-mode.js';
import { slotsFrom, type ListedSlots } from './cell-slots.js';
import { mostChannels } from './cell-key.js';
import { place } from './interaction-row.js';
import { besideSlot, type SlotSink } from './slots.js';
import type { Row } from './sql.js';

/** An interaction with the row that carries its codes. */
export interface Coded {
  readonly interaction: Interaction;
  readonly row: Row;
}

/** Counts beside an escape by what the customer is known, and which door they went to. */
export function countEscape(
  { interaction, row }: Coded,
  outcome: 'yes' | 'no' | 'pending',
  sign: 1 | -1,
  sink: SlotSink,
): void {
  if (interaction.customer === null) return;
  sink.count(besideSlot.identity + identityKinds.indexOf(identityOf(interaction.customer)), sign);
  const next = row[place.next_contact];
  if (outcome !== 'yes' || typeof next !== 'number') return;
  sink.count(besideSlot.to + (next % mostChannels), sign);
}

/** Counts beside a rating how it was asked for. */
export function countMode({ interaction }: Coded, sign: 1 | -1, sink: SlotSink): void {
  const { surveyMode } = interaction;
  if (surveyMode !== null)
    sink.count(besideSlot.mode + surveyModes.indexOf(surveyModeOf(surveyMode)), sign);
}

/** The same by name: `mode:phone`, `identity:mail`, `to:email`; undefined where nothing is. */
export function besideOf(
  cell: ListedSlots,
  channels: ReadonlyMap<number, string>,
): ReadonlyMap<string, number> | undefined {
  const beside = slotsFrom(cell, besideSlot.mode);
  if (beside.length === 0) return undefined;
  return new Map(beside.map(([slot, count]) => [nameOf(slot, channels), count]));
}

function nameOf(slot: number, channels: ReadonlyMap<number, string>): string {
  if (slot >= besideSlot.to) return `to:${channels.get(slot - besideSlot.to) ?? ''}`;
  if (slot >= besideSlot.identity) return `identity:${identityKinds[slot - besideSlot.identity]!}`;
  return `mode:${surveyModes[slot - besideSlot.mode]!}`;
}
