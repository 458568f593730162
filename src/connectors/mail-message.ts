// One e-mail, whatever system it came from: who wrote it, person or machine, and which thread it belongs to. Pure.
import type { Instant } from '../domain/clock.js';
import type { Actor, ConversationRead } from '../domain/conversation.js';
import type { SkippedRecord } from './connector.js';
import { eventOf, partOf } from './events.js';
import { leftOut } from './records.js';

/** A message as a mail connector hands it over; addresses and ids go no further than this file. */
export interface MailMessage {
  /** The vendor's id of the message. */
  readonly key: string;
  /** The vendor's own thread; null = there is none, and References decide. */
  readonly thread: string | null;
  readonly messageId: string | null;
  /** When the server received it; never the sender's `Date`. */
  readonly at: Instant;
  /** Written by us: sent from the mailbox, or from an address of ours. */
  readonly isOurs: boolean;
  /** The customer's address; null = not known. */
  readonly customer: string | null;
  /** Header names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly topics: readonly string[];
  readonly changedAt: Instant | null;
}

export interface ReadMail {
  readonly conversation: ConversationRead;
  /** Every name by which other messages may speak of this thread. */
  readonly joins: readonly { readonly from: string; readonly into: string }[];
}

type Hash = (address: string) => string;

/**
 * The fragment a message is. A machine's letter to us is nobody's question and is left out; a machine's letter from us
 * is a receipt. Threads are held together by the vendor's thread, Message-ID, In-Reply-To and References.
 */
export function readMail(mail: MailMessage, hash: Hash): ReadMail | SkippedRecord {
  const isMachine = isAutomatic(mail.headers);
  if (isMachine && !mail.isOurs) return leftOut(mail.key, 'automatic_mail', false, mail.at);
  const names = namesOf(mail, hash);
  const own = nameOf(mail.messageId ?? mail.key, hash);
  const id = mail.thread ?? names.at(-1) ?? own;
  const conversation = partOf({
    id,
    updatedAt: mail.changedAt,
    channel: 'email',
    topics: mail.topics,
    customer: mail.customer === null ? null : hash(mail.customer),
    events: [eventOf({ id: own, at: mail.at, by: writerOf(mail, isMachine) })],
  });
  const joins = [...new Set(names)].filter((name) => name !== id);
  return { conversation, joins: joins.map((from) => ({ from, into: id })) };
}

function writerOf({ isOurs }: MailMessage, isMachine: boolean): Actor {
  if (!isOurs) return 'customer';
  return isMachine ? 'bot' : 'human';
}

/** This message, the one it answers, and the first of the thread as its References tell; the first one last. */
function namesOf({ messageId, headers }: MailMessage, hash: Hash): string[] {
  const answered = idsIn(headers.get('in-reply-to'))[0];
  const root = idsIn(headers.get('references'))[0] ?? answered;
  return [messageId, answered, root]
    .filter((id): id is string => typeof id === 'string' && id !== '')
    .map((id) => nameOf(id, hash));
}

function nameOf(messageId: string, hash: Hash): string {
  return `m:${hash(messageId).slice(0, 24)}`;
}

function idsIn(text: string | undefined): readonly string[] {
  return text?.match(/<[^<>\s]+>/g) ?? [];
}

/** Written by no person: RFC 3834, delivery reports, lists and bulk, and the vendors' own marks. */
export function isAutomatic(headers: ReadonlyMap<string, string>): boolean {
  const valueOf = (name: string): string => (headers.get(name) ?? '').trim().toLowerCase();
  const submitted = valueOf('auto-submitted');
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    /^(bulk|list|junk|auto_reply)/.test(valueOf('precedence')) ||
    valueOf('return-path') === '<>' ||
    ['x-auto-response-suppress', 'x-autoreply', 'list-id'].some((name) => valueOf(name) !== '') ||
    /multipart\/report.*report-type="?delivery-status/s.test(valueOf('content-type'))
  );
}
