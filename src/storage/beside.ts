// What is counted beside a measured value: how it was asked, who can be followed, where they went.
import { identityKinds, identityOf } from '../domain/customer-identity.js';
import type { Interaction } from '../domain/interaction.js';
import type { Measurement } from '../domain/measure.js';
import { surveyModeOf, surveyModes } from '../domain/survey-mode.js';
import { slotsFrom, type CellSlots } from './cell-slots.js';
import { mostChannels } from './cell-key.js';
import { place } from './interaction-row.js';
import { besideSlot, type SlotSink } from './slots.js';
import type { Row } from './sql.js';

/** An interaction with the row that carries its codes. */
export interface Coded {
  readonly interaction: Interaction;
  readonly row: Row;
}

/** Counts what lies beside a rating or an escape; nothing beside anything else. */
export function countBeside(
  { interaction, row }: Coded,
  { metric, value }: Measurement,
  sign: 1 | -1,
  sink: SlotSink,
): void {
  if (value.kind === 'rating') countMode(interaction, sign, sink);
  if (metric !== 'channel_escape' || interaction.customer === null) return;
  sink(besideSlot.identity + identityKinds.indexOf(identityOf(interaction.customer)), sign);
  const next = row[place.next_contact];
  if (value.kind !== 'share' || value.outcome !== 'yes' || typeof next !== 'number') return;
  sink(besideSlot.to + (next % mostChannels), sign);
}

function countMode({ surveyMode }: Interaction, sign: 1 | -1, sink: SlotSink): void {
  if (surveyMode !== null)
    sink(besideSlot.mode + surveyModes.indexOf(surveyModeOf(surveyMode)), sign);
}

/** The same by name: `mode:phone`, `identity:mail`, `to:email`; undefined where nothing is. */
export function besideOf(
  cell: CellSlots,
  channels: ReadonlyMap<number, string>,
): ReadonlyMap<string, number> | undefined {
  const named = slotsFrom(cell, besideSlot.mode).map(
    ([slot, count]) => [nameOf(slot, channels), count] as const,
  );
  return named.length === 0 ? undefined : new Map(named);
}

function nameOf(slot: number, channels: ReadonlyMap<number, string>): string {
  if (slot >= besideSlot.to) return `to:${channels.get(slot - besideSlot.to) ?? ''}`;
  if (slot >= besideSlot.identity) return `identity:${identityKinds[slot - besideSlot.identity]!}`;
  return `mode:${surveyModes[slot - besideSlot.mode]!}`;
}
