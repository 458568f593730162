// A post to the brand or by it: a fragment of the conversation between one customer and the brand. Pure.
import { z } from 'zod';
import type { ConversationRead, TimelineEvent } from '../../domain/conversation.js';
import { isCourtesy } from '../../domain/courtesy.js';
import type { SkippedRecord } from '../connector.js';
import { eventOf, partOf } from '../events.js';
import { leftOut } from '../records.js';
import { isoInstant, optional } from '../vendor-values.js';

const uri = z.string().regex(/^at:\/\/did:[^/]+\/[^/]+\/[^/]+$/);
const linkSchema = z.object({ uri });
const featureSchema = z.object({ tag: optional(z.string()) });

/** A post as notifications and feeds both show it; `indexedAt` is the server's, `createdAt` the client's own. */
export const postSchema = z.object({
  uri,
  indexedAt: isoInstant,
  author: z.object({ did: z.string() }),
  record: z.object({
    text: z.string().default(''),
    langs: optional(z.array(z.string())),
    tags: optional(z.array(z.string())),
    reply: optional(z.object({ root: linkSchema, parent: linkSchema })),
    facets: optional(z.array(z.object({ features: z.array(featureSchema).default([]) }))),
  }),
});
export type Post = z.output<typeof postSchema>;

export interface BlueskyContext {
  /** The brand's DID. */
  readonly brand: string;
  readonly hashCustomer: (address: string) => string;
}

/** The fragment a post is; one of the brand's to nobody is no part of any conversation. */
export function readPost(post: Post, context: BlueskyContext): ConversationRead | SkippedRecord {
  const isOurs = post.author.did === context.brand;
  const customer = isOurs ? addressee(post, context.brand) : post.author.did;
  const id = rkeyOf(post.uri);
  if (customer === null) return leftOut(id, 'no_reply', false, post.indexedAt);
  const hash = context.hashCustomer(`bluesky:${customer}`);
  const thread = post.record.reply?.root.uri ?? post.uri;
  return partOf({
    ...{ id: `${rkeyOf(thread)}:${hash.slice(1, 13)}`, channel: 'public' },
    ...(isOurs ? {} : saidByCustomer(post, hash)),
    events: [spoken(post, isOurs)],
  });
}

function spoken({ uri: address, indexedAt: at, record }: Post, isOurs: boolean): TimelineEvent {
  const event = eventOf({ id: rkeyOf(address), at, by: isOurs ? 'human' : 'customer' });
  return !isOurs && isCourtesy(bareText(record.text)) ? { ...event, isCourtesy: true } : event;
}

function saidByCustomer({ record }: Post, customer: string): Partial<ConversationRead> {
  const tags = (record.facets ?? []).flatMap(({ features }) => features.map(({ tag }) => tag));
  const all = [...tags, ...(record.tags ?? [])].filter((tag) => tag !== null && tag !== '');
  const topics = [...new Set(all)] as readonly string[];
  return { customer, topics, language: record.langs?.[0] ?? null };
}

/** Whoever wrote the post answered; where that was ourselves, whoever began the thread. */
function addressee({ record }: Post, brand: string): string | null {
  const answered = [record.reply?.parent.uri, record.reply?.root.uri].map(authorOf);
  return answered.find((did) => did !== null && did !== brand) ?? null;
}

function authorOf(address: string | undefined): string | null {
  return address?.split('/')[2] ?? null;
}

/** The last part of an address: it names the post, and nobody. */
function rkeyOf(address: string): string {
  return address.split('/').at(-1) ?? '';
}

function bareText(text: string): string {
  return text.replace(/(^|\s)@[\w.-]+/g, ' ').trim();
}
