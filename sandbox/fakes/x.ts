// X API v2: mentions of the brand, the brand's posts, recent search; newest first, paged, limited.
import { guarded, ok, type Asked, type Reply, type Route } from '../http/exchange.js';
import type { SimulatedContact } from '../contact.js';
import { derived, madeOf, type LiveWorld } from '../live-world.js';
import { brandHandle } from '../company.js';
import { pageOf } from './x-listing.js';
import { brandId, postsOf, type PostRow } from './x-posts.js';
import { limitedPerQuarter, noSuchUser, unlessAuthorised } from './x-problems.js';
import { brandShape, type Spelling } from './x-shape.js';

export interface XOptions {
  /** Which spelling the wire takes; the other one is answered 400. */
  readonly spelling?: Spelling;
  /** How far back a `since_id` may lie on the two timelines; unset = any. */
  readonly sinceIdReachDays?: number;
  /** 450 and 900 at the vendor. */
  readonly requestsPerQuarter?: number;
}

const dayMilliseconds = 86_400_000;
const searchDays = 7;

/** Routes of the vendor without a root: `/2/users/:id/mentions` and its neighbours. */
export function xRoutes(world: LiveWorld, options: XOptions = {}): readonly Route[] {
  const timelines = timelineRoutes(world, options);
  return guarded(unlessAuthorised, [
    ...timelines,
    { method: 'GET', path: '/2/users/me', reply: () => ok({ data: brandShape() }) },
    { method: 'GET', path: '/2/users/by/username/:username', reply: userByName },
  ]);
}

function timelineRoutes(world: LiveWorld, options: XOptions): readonly Route[] {
  const contacts = (): readonly SimulatedContact[] => world.contactsOf('twitter');
  const posts = derived(contacts, postsOf, byTime);
  const timelines = madeOf(contacts, () => ({
    brand: posts().filter(({ isByBrand }) => isByBrand),
    customers: posts().filter(({ isByBrand }) => !isByBrand),
  }));
  const page = (asked: Asked, rows: readonly PostRow[], reachDays: number): Reply =>
    pageOf(asked, rows, {
      spelling: options.spelling ?? 'post',
      now: world.now(),
      sinceIdReach: reachDays * dayMilliseconds,
    });
  const of = (whose: 'brand' | 'customers') => (asked: Asked) =>
    asked.params['id'] === brandId
      ? page(asked, timelines()[whose], options.sinceIdReachDays ?? Infinity)
      : noSuchUser(asked.params['id'] ?? '');
  const recent = (asked: Asked): Reply => {
    const oldest = world.now() - searchDays * dayMilliseconds;
    return page(
      asked,
      posts().filter((post) => post.at > oldest && fitsQuery(post, asked)),
      searchDays,
    );
  };
  return [
    limitedPerQuarter(options.requestsPerQuarter ?? 450, {
      method: 'GET',
      path: '/2/users/:id/mentions',
      reply: of('customers'),
    }),
    limitedPerQuarter(options.requestsPerQuarter ?? 900, {
      method: 'GET',
      path: '/2/users/:id/tweets',
      reply: of('brand'),
    }),
    limitedPerQuarter(450, { method: 'GET', path: '/2/tweets/search/recent', reply: recent }),
  ];
}

/** Only what connectors ask: `conversation_id:N`, `from:HANDLE`, and words. */
function fitsQuery(post: PostRow, { query }: Asked): boolean {
  return (query.get('query') ?? '').split(/\s+/).every((term) => {
    const [key = '', value = ''] = term.split(':');
    if (key === 'conversation_id') return post.conversationId === value;
    if (key === 'from') return post.isByBrand === isBrand(value);
    return post.text.toLowerCase().includes(term.toLowerCase());
  });
}

function userByName({ params }: Asked): Reply {
  const name = params['username'] ?? '';
  return isBrand(name) ? ok({ data: brandShape() }) : noSuchUser(name);
}

function isBrand(handle: string): boolean {
  return handle.toLowerCase() === brandHandle.toLowerCase();
}

function byTime(a: PostRow, b: PostRow): number {
  return a.at - b.at || (BigInt(a.id) < BigInt(b.id) ? -1 : 1);
}
