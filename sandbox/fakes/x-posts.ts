// Contacts of the social door as posts: the customer's, and the brand's answers.
import { brandHandle } from '../company.js';
import type { SimulatedContact, SimulatedEvent } from '../contact.js';
import { tweetId } from '../ids.js';
import { customerOf } from '../people.js';
import { answerOf, labels, questionOf, thanksOf } from '../wording.js';

export const brandId = '4102244994';

export interface PostRow {
  readonly id: string;
  readonly at: number;
  readonly authorId: string;
  readonly customer: number;
  readonly conversationId: string;
  readonly text: string;
  readonly language: string;
  /** The post answered, and who wrote it; null for the first of a conversation. */
  readonly repliesTo: { readonly id: string; readonly authorId: string } | null;
  readonly isByBrand: boolean;
}

/** A customer's id at the vendor. */
export function userId(customer: number): string {
  return String(1_000_000_000 + customer * 7919);
}

/** The posts of one contact, in order. */
export function postsOf(contact: SimulatedContact): readonly PostRow[] {
  const messages = contact.events.filter((event) => event.kind === 'message');
  const posts: PostRow[] = [];
  for (const [place, event] of messages.entries())
    posts.push(postOf(contact, event, { place, before: posts.at(-1) ?? null }));
  return posts;
}

function postOf(
  contact: SimulatedContact,
  event: SimulatedEvent,
  { place, before }: { readonly place: number; readonly before: PostRow | null },
): PostRow {
  const isByBrand = event.by === 'agent';
  const person = customerOf(contact.customer);
  return {
    id: tweetId(event.at, contact.id, place),
    at: event.at,
    authorId: isByBrand ? brandId : userId(contact.customer),
    customer: contact.customer,
    conversationId: tweetId(contact.openedAt, contact.id, 0),
    text: textOf(contact, event, place),
    language: person.language,
    repliesTo: before === null ? null : { id: before.id, authorId: before.authorId },
    isByBrand,
  };
}

function textOf(contact: SimulatedContact, event: SimulatedEvent, place: number): string {
  const person = customerOf(contact.customer);
  if (event.by === 'agent') return `@${person.handle} ${answerOf(contact.topic, person)}`;
  if (event.isCourtesy === true) return `@${brandHandle} ${thanksOf(person)}`;
  const tag = place === 0 && contact.topic !== 'other' ? ` #${labels[contact.topic].tag}` : '';
  return `@${brandHandle} ${questionOf(contact.topic, person)}${tag}`;
}
