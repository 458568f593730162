// A post of a customer or of the brand: a fragment of the conversation between the two. Pure.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '../../domain/clock.js';
import type { ConversationRead } from '../../domain/conversation.js';
import { isCourtesy } from '../../domain/courtesy.js';
import type { SkippedRecord } from '../connector.js';
import { eventOf, partOf } from '../events.js';
import { leftOut } from '../records.js';
import { isoInstant, optional } from '../vendor-values.js';

const referenceSchema = z.object({ type: z.string(), id: z.string() });

export const postSchema = z.object({
  id: z.string().regex(/^\d+$/),
  text: z.string().default(''),
  author_id: z.string(),
  conversation_id: z.string(),
  created_at: isoInstant,
  in_reply_to_user_id: optional(z.string()),
  lang: optional(z.string()),
  referenced_posts: optional(z.array(referenceSchema)),
  referenced_tweets: optional(z.array(referenceSchema)),
  entities: optional(
    z.object({
      hashtags: z.array(z.object({ tag: z.string() })).default([]),
      mentions: z.array(z.object({ id: optional(z.string()) })).default([]),
    }),
  ),
});
export type Post = z.output<typeof postSchema>;

export interface XContext {
  /** The brand's user id. */
  readonly brand: string;
  readonly hashCustomer: (address: string) => string;
}

/** What a post yields: a fragment and, for the first of a thread, the name others know the thread by. */
export interface ReadPost {
  readonly conversation: ConversationRead;
  readonly joins: readonly { readonly from: string; readonly into: string }[];
}

const snowflakeEpoch = 1_288_834_974_657n;

/** The instant a post's id stands for. */
export function instantOfId(id: string): Instant {
  return Number((BigInt(id) >> 22n) + snowflakeEpoch);
}

export function readPost(post: Post, context: XContext): ReadPost | SkippedRecord {
  const isRepost = referencesOf(post).some(
    ({ type }) => type === 'retweeted' || type === 'reposted',
  );
  if (isRepost) return leftOut(post.id, 'repost', false, post.created_at);
  return post.author_id === context.brand ? byBrand(post, context) : byCustomer(post, context);
}

function byCustomer(post: Post, context: XContext): ReadPost {
  const id = threadId(post.conversation_id, post.author_id, context);
  const event = eventOf({ id: post.id, at: post.created_at, by: 'customer' });
  const conversation = partOf({
    ...{ id, channel: 'public', topics: tagsOf(post), language: post.lang },
    customer: context.hashCustomer(`x:${post.author_id}`),
    events: [isCourtesy(bareText(post.text)) ? { ...event, isCourtesy: true } : event],
    ...(isFirst(post) ? { link: `https://x.com/i/web/status/${post.id}` } : {}),
  });
  return { conversation, joins: isFirst(post) ? [{ from: post.id, into: id }] : [] };
}

/** An answer belongs to the customer it replies to; a post to everybody is no part of any conversation. */
function byBrand(post: Post, context: XContext): ReadPost | SkippedRecord {
  const to = addressee(post, context.brand);
  if (to === null) return leftOut(post.id, 'no_reply', false, post.created_at);
  const id = threadId(post.conversation_id, to, context);
  const event = eventOf({ id: post.id, at: post.created_at, by: 'human' });
  return { conversation: partOf({ id, channel: 'public', events: [event] }), joins: [] };
}

function addressee({ in_reply_to_user_id: to, entities }: Post, brand: string): string | null {
  if (to === null) return null;
  if (to !== brand) return to;
  return entities?.mentions.find(({ id }) => id !== null && id !== brand)?.id ?? null;
}

/** Several customers may speak in one thread: each has a conversation of their own with the brand. */
function threadId(thread: string, customer: string, { hashCustomer }: XContext): string {
  const hash = createHash('sha256')
    .update(hashCustomer(`x:${customer}`))
    .digest('hex');
  return `${thread}:${hash.slice(0, 12)}`;
}

function isFirst(post: Post): boolean {
  return post.id === post.conversation_id;
}

function referencesOf(post: Post): readonly z.output<typeof referenceSchema>[] {
  return post.referenced_posts ?? post.referenced_tweets ?? [];
}

function tagsOf({ entities }: Post): readonly string[] {
  return [...new Set((entities?.hashtags ?? []).map(({ tag }) => tag))];
}

/** Without the handles a reply begins with. */
function bareText(text: string): string {
  return text.replace(/(^|\s)@\w+/g, ' ').trim();
}
