// A Mastodon instance: mentions of the brand as notifications, the brand's own statuses; forward by min_id.
import { bearerOf, guarded, ok, type Asked, type Reply, type Route } from '../http/exchange.js';
import { sandboxKeys } from '../keys.js';
import { derived, type LiveWorld } from '../live-world.js';
import { credentials, notification, status } from './mastodon-shape.js';
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
    { method: 'GET', path: '/api/v1/accounts/verify_credentials', reply: () => ok(credentials) },
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

const missing: Reply = { status: 404, body: { error: 'Record not found' } };

function unlessAuthorised(asked: Asked): Reply | null {
  if (bearerOf(asked) === sandboxKeys.mastodonToken) return null;
  return { status: 401, body: { error: 'The access token is invalid' } };
}
