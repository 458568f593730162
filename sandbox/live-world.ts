// The world as far as it has happened: contacts of one door, opened by now; what is to come stays unseen.
import { doors, type Door } from './company.js';
import type { SimulatedContact, SimulatedEvent } from './contact.js';
import { dayMilliseconds, dayNameAt, localDay } from './local-day.js';
import { truthOf, type Truth } from './truth.js';
import { simulate } from './world.js';

export interface LiveWorld {
  readonly truth: Truth;
  now(): number;
  /** All simulated contacts of a door in order of opening, some of them still to come. */
  contactsOf(door: Door): readonly SimulatedContact[];
}

const aheadDays = 30;

/** A world of `historyDays` up to the clock's present, simulated a month ahead and further when time gets there. */
export function createLiveWorld(
  seed: number,
  clock: { now(): number },
  historyDays = 365,
): LiveWorld {
  const from = localDay(dayNameAt(clock.now() - historyDays * dayMilliseconds)).start;
  let until = 0;
  let byDoor: ReadonlyMap<Door, readonly SimulatedContact[]> = new Map();
  const keepUp = (): void => {
    if (clock.now() < until) return;
    until = clock.now() + aheadDays * dayMilliseconds;
    byDoor = groupByDoor(simulate(seed, from, until));
  };
  return {
    truth: truthOf(seed, from),
    now: () => clock.now(),
    contactsOf: (door) => {
      keepUp();
      return byDoor.get(door) ?? [];
    },
  };
}

function groupByDoor(
  contacts: readonly SimulatedContact[],
): ReadonlyMap<Door, readonly SimulatedContact[]> {
  return new Map(doors.map((door) => [door, contacts.filter((contact) => contact.door === door)]));
}

/** What has happened to a contact by `now`. */
export function happened(contact: SimulatedContact, now: number): readonly SimulatedEvent[] {
  return contact.events.filter((event) => event.at <= now);
}

/** Made once for each stretch of simulation: a fake derives what its vendor knows from the contacts of a door. */
export function madeOf<Made>(
  contacts: () => readonly SimulatedContact[],
  make: (contacts: readonly SimulatedContact[]) => Made,
): () => Made {
  let known: { readonly contacts: readonly SimulatedContact[]; readonly made: Made } | null = null;
  return () => {
    const present = contacts();
    if (known?.contacts !== present) known = { contacts: present, made: make(present) };
    return known.made;
  };
}

/** The vendor's rows of every contact, in order, made once for each stretch of simulation. */
export function derived<Row>(
  contacts: () => readonly SimulatedContact[],
  rowsOf: (contact: SimulatedContact) => readonly Row[],
  order: (a: Row, b: Row) => number,
): () => readonly Row[] {
  return madeOf(contacts, (present) => present.flatMap((contact) => rowsOf(contact)).sort(order));
}
