// Contacts of the mail door as messages in two folders, with the headers that tell a person from a machine.
import { companyName, mailbox } from '../company.js';
import type { SimulatedContact, SimulatedEvent } from '../contact.js';
import { hashOf } from '../random.js';
import { opaqueId, vendorId } from '../ids.js';
import { customerOf } from '../people.js';
import { answerOf, labels, questionOf, thanksOf } from '../wording.js';

type Folder = 'inbox' | 'sentitems';

export interface MailRow {
  readonly id: string;
  readonly folder: Folder;
  readonly at: number;
  /** When an agent filed the message under its category; from then on it carries it. */
  readonly filedAt: number | null;
  readonly category: string | null;
  readonly conversationId: string;
  readonly messageId: string;
  readonly subject: string;
  readonly preview: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly headers: Readonly<Record<string, string>>;
}

const company = { name: `${companyName} help`, address: mailbox };

/** All messages of one contact: question, receipt, answers, and now and then a machine's reply to our answer. */
export function messagesOf(contact: SimulatedContact): readonly MailRow[] {
  const events = contact.events.filter(
    (event) => event.kind === 'message' || event.kind === 'receipt',
  );
  const rows = events.map((event, place) => rowOf(contact, event, place));
  const answer = events.find((event) => event.by === 'agent');
  const isAway = answer !== undefined && hashOf(`away ${String(contact.id)}`) % 40 === 0;
  return isAway ? [...rows, outOfOffice(contact, answer.at + 60_000, rows.length)] : rows;
}

/** Mail that is nobody's question: a newsletter that somebody subscribed the mailbox to, every fourth day. */
export function newslettersBetween(from: number, to: number): readonly MailRow[] {
  const every = 4 * 86_400_000;
  const first = Math.ceil(from / every) * every;
  const count = Math.max(0, Math.ceil((to - first) / every));
  return Array.from({ length: count }, (_, place) => newsletter(first + place * every));
}

function rowOf(contact: SimulatedContact, event: SimulatedEvent, place: number): MailRow {
  const person = customerOf(contact.customer);
  const customer = { name: person.name, address: person.mail };
  const direction =
    event.by === 'customer'
      ? ({ folder: 'inbox', from: customer, to: company } as const)
      : ({ folder: 'sentitems', from: company, to: customer } as const);
  return {
    ...threadFields(contact, place),
    ...direction,
    ...(place === 0 ? filing(contact) : { filedAt: null, category: null }),
    at: event.at,
    subject: `${place === 0 ? '' : 'Re: '}Question about ${labels[contact.topic].tag}`,
    preview: previewOf(contact, event),
    headers: { ...replyHeaders(contact, place), ...(event.kind === 'receipt' ? automatic : {}) },
  };
}

const automatic = { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' };

function outOfOffice(contact: SimulatedContact, at: number, place: number): MailRow {
  const person = customerOf(contact.customer);
  return {
    ...threadFields(contact, place),
    folder: 'inbox',
    at,
    filedAt: null,
    category: null,
    subject: 'Automatic reply: away until Monday',
    preview: 'I am away and will read your message later.',
    from: { name: person.name, address: person.mail },
    to: company,
    headers: { ...replyHeaders(contact, place), ...automatic },
  };
}

function newsletter(at: number): MailRow {
  const name = `newsletter ${String(at)}`;
  return {
    id: opaqueId(name),
    conversationId: opaqueId(`thread ${name}`),
    messageId: `<${String(at)}@letters.example>`,
    folder: 'inbox',
    at,
    filedAt: null,
    category: null,
    subject: 'Energy news of the week',
    preview: 'Read on line',
    from: { name: 'Energy news', address: 'news@letters.example' },
    to: company,
    headers: { 'List-Id': '<news.letters.example>', Precedence: 'bulk' },
  };
}

function threadFields(
  contact: SimulatedContact,
  place: number,
): Pick<MailRow, 'id' | 'conversationId' | 'messageId'> {
  return {
    id: opaqueId(`mail ${String(contact.id)} ${String(place)}`),
    conversationId: vendorId(contact),
    messageId: messageId(contact, place),
  };
}

function replyHeaders(contact: SimulatedContact, place: number): Readonly<Record<string, string>> {
  if (place === 0) return {};
  const earlier = Array.from({ length: place }, (_, before) => messageId(contact, before));
  return { 'In-Reply-To': earlier[place - 1]!, References: earlier.join(' ') };
}

/** RFC 5322 identity of a message of a contact. */
function messageId(contact: SimulatedContact, place: number): string {
  return `<${String(contact.id)}.${String(place)}@mail.example>`;
}

/** Whoever answers files it first; what nobody answers is filed the day after. */
function filing(contact: SimulatedContact): Pick<MailRow, 'filedAt' | 'category'> {
  const answer = contact.events.find((event) => event.by === 'agent' && event.kind === 'message');
  const filedAt = Math.max(
    contact.openedAt,
    (answer?.at ?? contact.openedAt + 86_400_000) - 300_000,
  );
  return { filedAt, category: contact.topic === 'other' ? null : labels[contact.topic].tag };
}

function previewOf(contact: SimulatedContact, event: SimulatedEvent): string {
  const person = customerOf(contact.customer);
  if (event.kind === 'receipt') return 'We received your message and will answer soon.';
  if (event.by === 'agent') return answerOf(contact.topic, person);
  return event.isCourtesy === true ? thanksOf(person) : questionOf(contact.topic, person);
}
