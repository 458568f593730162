// A Bluesky server: sessions by app password, notifications and the account's own feed, newest first by cursor.
import { brandHandle, companyName } from '../company.js';
import {
  bearerOf,
  guarded,
  ok,
  pack,
  textField,
  unpack,
  type Asked,
  type Reply,
  type Route,
} from '../http/exchange.js';
import { sandboxKeys } from '../keys.js';
import { derived, type LiveWorld } from '../live-world.js';
import { customerOf } from '../people.js';
import { userId, postsOf, type PostRow } from './x-posts.js';

export const blueskyAccount = `${brandHandle.toLowerCase()}.bsky.example`;
const brandDid = 'did:plc:lumio0000000000000000000';
const accessJwt = 'sandbox-bluesky-session';
const mostRows = 100;

/** Routes without a root: `/xrpc/...`. */
export function blueskyRoutes(world: LiveWorld): readonly Route[] {
  const posts = derived(
    () => world.contactsOf('twitter'),
    postsOf,
    (a, b) => b.at - a.at || (BigInt(a.id) < BigInt(b.id) ? 1 : -1),
  );
  const seen = (isByBrand: boolean): readonly PostRow[] =>
    posts().filter((post) => post.isByBrand === isByBrand && post.at <= world.now());
  const session = { method: 'POST', path: '/xrpc/com.atproto.server.createSession' } as const;
  const get = (name: string, reply: Route['reply']): Route => ({
    ...{ method: 'GET', path: `/xrpc/app.bsky.${name}`, reply },
  });
  return [
    { ...session, reply: createSession },
    ...guarded(unlessAuthorised, [
      get('notification.listNotifications', (asked) => {
        const { rows, cursor } = page(asked, seen(false));
        return ok({ notifications: rows.map(notification), ...cursor });
      }),
      get('feed.getAuthorFeed', (asked) => {
        if (asked.query.get('actor') !== brandDid) return failure(400, 'InvalidRequest');
        const { rows, cursor } = page(asked, seen(true));
        return ok({ feed: rows.map((post) => ({ post: postView(post) })), ...cursor });
      }),
    ]),
  ];
}

function createSession(asked: Asked): Reply {
  const isOurs = textField(asked, 'identifier') === blueskyAccount;
  if (!isOurs || textField(asked, 'password') !== sandboxKeys.blueskyPassword)
    return failure(401, 'AuthenticationRequired');
  const session = { accessJwt, refreshJwt: 'sandbox-bluesky-refresh', active: true };
  return ok({ ...session, handle: blueskyAccount, did: brandDid });
}

function page(
  { query }: Asked,
  rows: readonly PostRow[],
): { readonly rows: readonly PostRow[]; readonly cursor: object } {
  const size = Math.min(mostRows, Number(query.get('limit') ?? 50));
  const after = unpack(query.get('cursor')) as { readonly id: string } | null;
  const from = after === null ? 0 : rows.findIndex(({ id }) => id === after.id) + 1;
  const found = rows.slice(from, from + size);
  const last = found.at(-1);
  return { rows: found, cursor: last === undefined ? {} : { cursor: pack({ id: last.id }) } };
}

function notification(post: PostRow): object {
  const reason = post.repliesTo === null ? 'mention' : 'reply';
  return { ...postView(post), reason, isRead: true };
}

function postView(post: PostRow): object {
  const did = didOf(post);
  const person = customerOf(post.customer);
  const author = post.isByBrand
    ? { did, handle: blueskyAccount, displayName: companyName }
    : { did, handle: `${person.handle.replace('_', '-')}.bsky.example`, displayName: person.name };
  const indexedAt = new Date(post.at).toISOString();
  return { ...linkTo(did, post.id), author, record: recordOf(post), indexedAt };
}

/** The client's clock is three hours behind. */
function recordOf(post: PostRow): object {
  const tags = [...post.text.matchAll(/#(\w+)/g)].map(([, tag]) => ({
    index: { byteStart: 0, byteEnd: 1 },
    features: [{ $type: 'app.bsky.richtext.facet#tag', tag }],
  }));
  const { repliesTo } = post;
  const root = linkTo(customerDid(post.customer), post.conversationId);
  const reply =
    repliesTo === null ? {} : { reply: { root, parent: linkTo(parentDid(post), repliesTo.id) } };
  return {
    $type: 'app.bsky.feed.post',
    text: post.text,
    langs: [post.language],
    createdAt: new Date(post.at - 3 * 3_600_000).toISOString(),
    ...(tags.length === 0 ? {} : { facets: tags }),
    ...reply,
  };
}

function parentDid({ repliesTo, customer }: PostRow): string {
  return repliesTo?.authorId === userId(customer) ? customerDid(customer) : brandDid;
}

function didOf({ isByBrand, customer }: PostRow): string {
  return isByBrand ? brandDid : customerDid(customer);
}

function customerDid(customer: number): string {
  return `did:plc:c${String(customer).padStart(23, '2')}`;
}

function linkTo(did: string, id: string): { readonly uri: string; readonly cid: string } {
  const cid = `bafyrei${BigInt(id).toString(36).padStart(52, 'a')}`;
  return { uri: `at://${did}/app.bsky.feed.post/${id}`, cid };
}

function failure(status: number, error: string): Reply {
  return { status, body: { error, message: 'the sandbox refuses this' } };
}

/** An ended session is told by a 400 here. */
function unlessAuthorised(asked: Asked): Reply | null {
  return bearerOf(asked) === accessJwt ? null : failure(400, 'ExpiredToken');
}
