// Where a page of contacts ended, as text: the same on the page and over REST.
import type { InteractionKey } from '../../storage/interaction.store.js';

/** Where the next page begins, as `1760000000000.42`; null after a page that was not full. */
export function nextCursor(page: readonly InteractionKey[], limit: number): string | null {
  const last = page.length < limit ? undefined : page.at(-1);
  return last === undefined ? null : `${last.changedAt}.${last.rowId}`;
}

/** What a cursor points at; null where the text is none. */
export function keyIn(text: string): InteractionKey | null {
  const found = /^(\d{1,15})\.(\d{1,15})$/.exec(text);
  return found && { changedAt: Number(found[1]), rowId: Number(found[2]) };
}
