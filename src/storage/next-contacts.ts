// Keeps each interaction's next contact of the same customer on the same topic, whatever door it came through.
import type { Instant } from '../domain/clock.js';
import { idPlace, interactionOf, place } from './interaction-row.js';
import { countOut, countRow, type PageWork } from './page-work.js';
import type { Row, Work } from './sql.js';

/** Looks again at the rows around the contacts this page touched, and re-measures those whose next contact changed. */
export function* followContacts(work: PageWork): Work<void> {
  if (work.contacts.length === 0) return;
  const moved = yield* work.port.readMovedContacts(work.contacts);
  if (moved.length === 0) return;
  const movedOf = new Map(moved.map((one) => [one.rowNumber, one]));
  const stored = yield* work.port.readPlaces([...movedOf.values()]);
  yield* work.port.update(
    stored.map((old) => ({
      old,
      fresh: withContact(work, old, movedOf.get(old[idPlace] as number)!.contact),
    })),
  );
}

function withContact(work: PageWork, stored: Row, contact: Instant | null): Row {
  const fresh = [...stored];
  fresh[place.next_contact] = contact;
  fresh[place.changed_at] = work.changedAt;
  countOut(work, stored);
  const interaction = interactionOf(fresh, work.names);
  fresh[place.next_settles_at] = countRow(work, { row: fresh, interaction }, 1);
  return fresh;
}
