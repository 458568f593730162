// Contacts read one by one, kept by the week they were opened in until something in that week changes.
import type { Interaction } from '../../domain/interaction.js';
import type { Instant } from '../../domain/clock.js';
import type { Window } from '../../domain/window.js';
import { isoWeek, weekStart } from '../../domain/zone.js';
import type { InteractionQuery } from '../../storage/interaction-query.js';
import type { ReportStores } from '../report-stores.js';
import { piecesOf } from './ends.js';
import { keepRecent } from './recent.js';
import { stretchesOf } from './stretches.js';

/** More than two years of weeks. */
const mostWeeks = 120;

/** By the beginning of the stretch and narrowing, under the stamp of the week. */
export type KeptContacts = Map<
  string,
  {
    readonly to: Instant;
    readonly stamp: number;
    readonly contacts: readonly Interaction[];
  }
>;

export interface ContactsAsked {
  readonly stores: Pick<ReportStores, 'tallies' | 'interactions'>;
  readonly zone: string;
  readonly kept: KeptContacts;
}

/** The contacts of a window that have a topic, narrowed to channels and topics; those of weeks that have not changed are not read again. */
export async function readContacts(
  asked: ContactsAsked,
  window: Window,
  narrowed: Pick<InteractionQuery, 'channels' | 'topics'>,
): Promise<readonly Interaction[]> {
  const { zone, kept, stores } = asked;
  const { stamps } = await stores.tallies.readWeekStates({
    from: weekStart(isoWeek(window.from, zone), zone),
    to: window.to,
  });
  const found: Interaction[] = [];
  for (const { from, to, week } of stretchesOf(window.from, window, { zone, pieces: onePiece })) {
    const stamp = stamps.get(weekStart(week, zone)) ?? 0;
    const key = JSON.stringify([from, narrowed]);
    const known = kept.get(key);
    const holds = known?.stamp === stamp && known.to === to;
    const contacts = holds ? known.contacts : await scanContacts(asked, { from, to, ...narrowed });
    keepRecent(kept, key, { to, stamp, contacts }, mostWeeks);
    found.push(...contacts);
  }
  return found;
}

/** Contacts of a channel that is not known that far are told apart later, by their ends. */
const onePiece = piecesOf(new Map());

async function scanContacts(
  { stores }: ContactsAsked,
  query: InteractionQuery & { readonly from: Instant },
): Promise<readonly Interaction[]> {
  const contacts: Interaction[] = [];
  for await (const { interaction } of stores.interactions!.scan(query))
    if (interaction.topic !== null) contacts.push(interaction);
  return contacts;
}
