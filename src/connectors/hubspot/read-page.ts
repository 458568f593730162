// The page after a state: the tickets that changed in a window, behind the last id.
import { walkChanges, type WalkedPage, type WalkState, type WalkWindow } from '../change-walk.js';
import type { Access, Page, Range } from '../connector.js';
import { idOf, readRecords } from '../records.js';
import { searchTickets, ticketsAtOnce } from './client.js';
import type { HubspotConfig } from './config.js';
import { readTicket, ticketSchema, type Ticket } from './normalise.js';

type HubspotAccess = Access<HubspotConfig>;

/** The search index follows what is written by seconds to minutes. */
const [overlapMs, lagMs] = [900_000, 300_000];

export function readHubspotPage(
  access: HubspotAccess,
  state: WalkState | null,
  range: Range,
): Promise<Page<WalkState>> {
  const { historyDays } = access.config;
  const read = (window: WalkWindow): Promise<WalkedPage> => readWindow(access, window);
  return walkChanges(access, { state, range }, { historyDays, overlapMs, lagMs, read });
}

async function readWindow(access: HubspotAccess, window: WalkWindow): Promise<WalkedPage> {
  const { rows, answer } = await searchTickets(access, window);
  const { items, skipped } = readRecords(ticketSchema, rows, idOf('tickets'));
  const { properties } = access.config;
  const hashCustomer = (address: string): string => access.hashCustomer(address);
  const context = { properties, now: access.clock.now(), hashCustomer };
  return {
    conversations: items.filter(({ archived }) => !archived).map((one) => readTicket(one, context)),
    ...{ skipped, answer },
    cursor: rows.length < ticketsAtOnce ? null : lastIdOf(items, window.cursor),
  };
}

/** Where no ticket of a full page can be read there is nothing to go on from. */
function lastIdOf(items: readonly Ticket[], before: string | null): string | null {
  const last = items.at(-1)?.id ?? null;
  return last === before ? null : last;
}
