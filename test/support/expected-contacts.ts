// What a vendor's source should come to, worked out from the simulated contacts themselves.
import type { Door } from '../../sandbox/company.js';
import type { SimulatedContact, SimulatedEvent, SimulatedKind } from '../../sandbox/contact.js';
import { happened, type LiveWorld } from '../../sandbox/live-world.js';
import type {
  ConversationRead,
  MeasurableField,
  TimelineEvent,
} from '../../src/domain/conversation.js';
import { cutEpisodes } from '../../src/domain/episode.js';
import type { Interaction } from '../../src/domain/interaction.js';
import { aMapping, aPart } from './page.js';

/** What of a contact a vendor's wire shows. */
export interface Visibility {
  readonly door: Door;
  readonly kinds: readonly SimulatedKind[];
  /** The vendor's instants are whole seconds. */
  readonly isWholeSeconds?: boolean;
  readonly measurable: readonly MeasurableField[];
  /** What the vendor makes of the events, where it forgets some. */
  readonly asShown?: (events: readonly SimulatedEvent[]) => readonly SimulatedEvent[];
}

/** The part of an interaction every connector has to get right, as one comparable line. */
export function lineOf(interaction: Interaction): string {
  const { channel, openedAt, firstResponseAt, resolvedAt, abandonedAt, end, reopenedAt } =
    interaction;
  const times = [openedAt, firstResponseAt, resolvedAt, abandonedAt, reopenedAt].map((at) =>
    at === null ? '-' : new Date(at).toISOString(),
  );
  return [channel, ...times, end, interaction.transfers ?? 0].join(' ');
}

/** The lines of all contacts of a door, as known at `now`, in order. */
export function expectedLines(world: LiveWorld, now: number, seen: Visibility): string[] {
  const contacts = world.contactsOf(seen.door).filter(({ openedAt }) => openedAt <= now);
  return contacts.flatMap((contact) => expectedInteractions(contact, now, seen).map(lineOf)).sort();
}

/** What a contact comes to as far as its vendor shows it, with what was said of it elsewhere. */
export function expectedInteractions(
  contact: SimulatedContact,
  now: number,
  seen: Visibility,
  said: Partial<ConversationRead> = {},
): readonly Interaction[] {
  const shown = seen.asShown ?? ((all: readonly SimulatedEvent[]) => all);
  const events = shown(happened(contact, now))
    .filter(({ kind }) => seen.kinds.includes(kind))
    .map((event, place) => eventOf(event, place, seen));
  const conversation: ConversationRead = aPart(String(contact.id), events, {
    ...said,
    channel: seen.door,
  });
  const { interactions } = cutEpisodes(
    conversation,
    aMapping('truth', { measurable: seen.measurable }),
  );
  return interactions;
}

const actors = { customer: 'customer', agent: 'human', bot: 'bot', system: 'system' } as const;
const kinds = { receipt: 'message', note: 'message' } as const;

function eventOf(event: SimulatedEvent, place: number, seen: Visibility): TimelineEvent {
  const at = seen.isWholeSeconds === true ? Math.floor(event.at / 1000) * 1000 : event.at;
  const kind = event.kind === 'receipt' || event.kind === 'note' ? kinds[event.kind] : event.kind;
  const isCourtesy = event.isCourtesy === true ? { isCourtesy: true } : {};
  const by = actors[event.by];
  return {
    id: String(place),
    at,
    by,
    kind,
    isVisibleToCustomer: event.kind !== 'note',
    ...isCourtesy,
  };
}
