// A status of a customer or of the brand: a fragment of the conversation between the two. Pure.
import { z } from 'zod';
import type { ConversationRead, TimelineEvent } from '../../domain/conversation.js';
import { isCourtesy } from '../../domain/courtesy.js';
import type { SkippedRecord } from '../connector.js';
import { eventOf, partOf } from '../events.js';
import { leftOut } from '../records.js';
import { isoInstant, optional } from '../vendor-values.js';

export const statusSchema = z.object({
  id: z.string(),
  url: optional(z.string()),
  created_at: isoInstant,
  in_reply_to_id: optional(z.string()),
  in_reply_to_account_id: optional(z.string()),
  visibility: z.string(),
  language: optional(z.string()),
  content: z.string().default(''),
  account: z.object({ id: z.string() }),
  mentions: z.array(z.object({ id: z.string() })).default([]),
  tags: z.array(z.object({ name: z.string() })).default([]),
});
export type Status = z.output<typeof statusSchema>;

export const mentionSchema = z.object({ id: z.string(), status: optional(statusSchema) });

export interface MastodonContext {
  /** The brand's account id. */
  readonly brand: string;
  readonly hashCustomer: (address: string) => string;
}

export interface ReadStatus {
  readonly conversation: ConversationRead;
  readonly joins: readonly { readonly from: string; readonly into: string }[];
}

/** There is no thread id: a status names the one it answers, and the store holds them together. */
export function readStatus(status: Status, context: MastodonContext): ReadStatus | SkippedRecord {
  const isOurs = status.account.id === context.brand;
  const customer = isOurs ? addressee(status, context.brand) : status.account.id;
  if (customer === null) return leftOut(status.id, 'no_reply', false, status.created_at);
  const hash = context.hashCustomer(`mastodon:${customer}`);
  const named = (id: string): string => `${id}:${hash.slice(0, 12)}`;
  const id = named(status.in_reply_to_id ?? status.id);
  const conversation = partOf({
    ...{ id, channel: status.visibility === 'direct' ? 'direct' : 'public' },
    ...(isOurs ? {} : saidByCustomer(status, hash)),
    events: [postOf(status, isOurs)],
  });
  return { conversation, joins: joinsOf(status, named, id) };
}

function postOf({ id, created_at: at, content }: Status, isOurs: boolean): TimelineEvent {
  const event = eventOf({ id, at, by: isOurs ? 'human' : 'customer' });
  return !isOurs && isCourtesy(wordsOf(content)) ? { ...event, isCourtesy: true } : event;
}

/** A status is held to what it answers, and to what will answer it; a first one also to answers that name no customer. */
function joinsOf(status: Status, named: (id: string) => string, into: string): ReadStatus['joins'] {
  const { id, in_reply_to_id: answered } = status;
  const plain = answered === null ? [{ from: id, into }] : [];
  return [{ from: `s:${named(id)}`, into }, { from: `s:${named(answered ?? id)}`, into }, ...plain];
}

function saidByCustomer(status: Status, customer: string): Partial<ConversationRead> {
  const { language, tags, in_reply_to_id: answered, url } = status;
  const topics = [...new Set(tags.map(({ name }) => name))];
  const link = answered === null && status.visibility === 'public' ? url : null;
  return { customer, language, topics, ...(link === null ? {} : { link: linkOf(link) }) };
}

/** The address without the handle in it: `https://host/statuses/ID` style links name nobody. */
function linkOf(url: string): string {
  return url.replace(/\/@[^/]+\//, '/web/statuses/');
}

function addressee(status: Status, brand: string): string | null {
  const to = status.in_reply_to_account_id;
  if (to !== null && to !== brand) return to;
  const others = status.mentions.filter(({ id }) => id !== brand);
  return others[0]?.id ?? null;
}

/** The words of a post, without markup and without the handles it begins with. */
function wordsOf(html: string): string {
  const text = html.replace(/<[^>]*>/g, ' ').replace(/&(#\d+|\w+);/g, ' ');
  return text.replace(/(^|\s)@[\w.@-]+/g, ' ').trim();
}
