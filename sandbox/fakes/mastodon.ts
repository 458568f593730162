// A Mastodon instance: mentions of the brand as notifications, the brand's own statuses; forward by min_id.
import { brandHandle, companyName } from '../company.js';
import { bearerOf, guarded, ok, type Asked, type Reply, type Route } from '../http/exchange.js';
import { sandboxKeys } from '../keys.js';
import { derived, type LiveWorld } from '../live-world.js';
import { customerOf } from '../people.js';
import { brandId, postsOf, type PostRow } from './x-posts.js';

const mostNotifications = 80;
const mostStatuses = 40;

/** Routes without a root: `/api/v1/...`. */
export function mastodonRoutes(world: LiveWorld): readonly Route[] {
  const posts = derived(
    () => world.contactsOf('twitter'),
    postsOf,
    (a, b) => a.at - b.at || (BigInt(a.id) < BigInt(b.id) ? -1 : 1),
  );
  const seen = (isByBrand: boolean): readonly PostRow[] =>
    posts().filter((post) => post.isByBrand === isByBrand && post.at <= world.now());
  return guarded(unlessAuthorised, [
    { method: 'GET', path: '/api/v1/accounts/verify_credentials', reply: () => ok(brand) },
    {
      method: 'GET',
      path: '/api/v1/notifications',
      reply: (asked) => page(asked, seen(false), mostNotifications, notification),
    },
    {
      method: 'GET',
      path: '/api/v1/accounts/:id/statuses',
      reply: (asked) =>
        asked.params['id'] === brandId ? page(asked, seen(true), mostStatuses, status) : missing,
    },
  ]);
}

/** The rows right after `min_id`, newest first within the page, as the vendor has it. */
function page(
  { query, origin, path }: Asked,
  rows: readonly PostRow[],
  most: number,
  shape: (post: PostRow) => object,
): Reply {
  const limit = Math.min(most, Number(query.get('limit') ?? 20));
  const after = BigInt(query.get('min_id') ?? 0);
  const found = rows.filter(({ id }) => BigInt(id) > after).slice(0, limit);
  const body = found.map(shape).reverse();
  const last = found.at(-1)?.id;
  const reset = new Date(Date.now() + 300_000).toISOString();
  return ok(body, {
    'x-ratelimit-limit': '300',
    'x-ratelimit-remaining': '299',
    'x-ratelimit-reset': reset,
    ...(last === undefined ? {} : { link: `<${origin}${path}?min_id=${last}>; rel="prev"` }),
  });
}

function notification(post: PostRow): object {
  return {
    id: post.id,
    type: 'mention',
    created_at: new Date(post.at).toISOString(),
    account: accountOf(post),
    status: status(post),
  };
}

function status(post: PostRow): object {
  const tags = [...post.text.matchAll(/#(\w+)/g)].map(([, name]) => ({ name, url: '' }));
  return {
    id: post.id,
    uri: `https://social.example/statuses/${post.id}`,
    url: `https://social.example/@${brandHandle}/${post.id}`,
    created_at: new Date(post.at).toISOString(),
    in_reply_to_id: post.repliesTo?.id ?? null,
    in_reply_to_account_id: post.repliesTo?.authorId ?? null,
    sensitive: false,
    visibility: 'public',
    language: post.language,
    content: `<p>${post.text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`,
    reblog: null,
    account: accountOf(post),
    mentions: [post.isByBrand ? customerAccount(post) : brand],
    tags,
  };
}

const brand = { id: brandId, username: brandHandle, acct: brandHandle, display_name: companyName };

function accountOf(post: PostRow): object {
  return post.isByBrand ? brand : customerAccount(post);
}

function customerAccount(post: PostRow): object {
  const person = customerOf(post.customer);
  const id = post.isByBrand ? (post.repliesTo?.authorId ?? '') : post.authorId;
  return { id, username: person.handle, acct: person.handle, display_name: person.name };
}

const missing: Reply = { status: 404, body: { error: 'Record not found' } };

function unlessAuthorised(asked: Asked): Reply | null {
  if (bearerOf(asked) === sandboxKeys.mastodonToken) return null;
  return { status: 401, body: { error: 'The access token is invalid' } };
}
