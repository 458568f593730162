// How far the two streams have been read. A reading goes agents -> tickets -> events, page by page.
import type { Instant } from '../../domain/clock.js';

export interface ZendeskState {
  /** Tickets opened earlier are left out. */
  readonly from: Instant;
  readonly step: 'tickets' | 'events';
  readonly ticketCursor: string | null;
  /** Second from which events are read next. */
  readonly eventsFromSeconds: number;
  /** Up to when the tickets of this reading are known; null = they are still being read. */
  readonly ticketsUntil: Instant | null;
  /** Ids of agents, as known at the beginning of this reading. */
  readonly agents: readonly number[];
}
