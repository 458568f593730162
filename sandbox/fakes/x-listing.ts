// One page of posts, newest first, as the query wants it.
import { placeOf } from '../by-time.js';
import { ok, pack, unpack, type Asked, type Reply } from '../http/exchange.js';
import { tweetInstant } from '../ids.js';
import type { PostRow } from './x-posts.js';
import { badRequest } from './x-problems.js';
import { postShape, userShape, type Spelling } from './x-shape.js';

export interface Listing {
  readonly spelling: Spelling;
  readonly now: number;
  /** How far back a `since_id` may lie, in milliseconds. */
  readonly sinceIdReach: number;
}

/** A page of `rows` (oldest first; those still to come are left out), or why there is none. */
export function pageOf(asked: Asked, rows: readonly PostRow[], listing: Listing): Reply {
  const fault = faultOf(asked.query, listing);
  if (fault !== null) return fault;
  const size = sizeOf(asked.query);
  const rest = newest(rows, asked.query, { now: listing.now, count: size + 1 });
  const page = rest.slice(0, size);
  const last = page.at(-1);
  if (last === undefined) return ok({ meta: { result_count: 0 } });
  const next = rest.length > size ? { next_token: pack({ before: last.id }) } : {};
  const fields = new Set([
    ...listIn(asked.query, `${listing.spelling}.fields`),
    ...listIn(asked.query, 'expansions'),
  ]);
  return ok({
    data: page.map((post) => postShape(post, fields, listing.spelling)),
    ...includesOf(page, asked.query),
    meta: { result_count: page.length, newest_id: page[0]!.id, oldest_id: last.id, ...next },
  });
}

/** The newest posts that fit the query, `count` at most. */
function newest(
  rows: readonly PostRow[],
  query: URLSearchParams,
  { now, count }: { readonly now: number; readonly count: number },
): readonly PostRow[] {
  const token = query.get('pagination_token') ?? query.get('next_token');
  const { before } = (unpack(token) ?? {}) as { before?: string };
  const isWithin = boundsOf(query, before === undefined ? 1n << 63n : BigInt(before));
  const latest = before === undefined ? now : Math.min(now, tweetInstant(before));
  const found: PostRow[] = [];
  let place = placeOf(rows, ({ at }) => at, latest + 1) - 1;
  for (; place >= 0 && found.length < count; place -= 1)
    if (isWithin(rows[place]!)) found.push(rows[place]!);
  return found;
}

function listIn(query: URLSearchParams, name: string): readonly string[] {
  return (query.get(name) ?? '').split(',');
}

function sizeOf(query: URLSearchParams): number {
  return Number(query.get('max_results') ?? 10);
}

function includesOf(page: readonly PostRow[], query: URLSearchParams): object {
  if (!listIn(query, 'expansions').includes('author_id')) return {};
  const users = new Map(page.map((post) => [post.authorId, userShape(post)]));
  return { includes: { users: [...users.values()] } };
}

/** Between `since_id` and the smaller of `until_id` and `before`, and between the two times. */
function boundsOf(query: URLSearchParams, before: bigint): (post: PostRow) => boolean {
  const since = BigInt(query.get('since_id') ?? -1n);
  const until = BigInt(query.get('until_id') ?? before);
  const end = until < before ? until : before;
  const timeBound = (name: string, otherwise: number): number =>
    query.has(name) ? Date.parse(query.get(name)!) : otherwise;
  const [from, to] = [timeBound('start_time', -Infinity), timeBound('end_time', Infinity)];
  return ({ id, at }) => {
    if (at < from || at >= to) return false;
    const number = BigInt(id);
    return number > since && number < end;
  };
}

function faultOf(query: URLSearchParams, { spelling, now, sinceIdReach }: Listing): Reply | null {
  const wrong = spelling === 'post' ? 'tweet.fields' : 'post.fields';
  if (query.has(wrong))
    return badRequest(wrong, `The query parameter [${wrong}] is not one of the known ones`);
  const size = sizeOf(query);
  if (!(size >= 5 && size <= 100))
    return badRequest(
      'max_results',
      `The max_results value [${String(size)}] is not between 5 and 100`,
    );
  const since = query.get('since_id');
  return since === null ? null : sinceFault(since, query, now - sinceIdReach);
}

function sinceFault(since: string, query: URLSearchParams, oldest: number): Reply | null {
  if (query.has('start_time'))
    return badRequest('since_id', 'since_id and start_time may not be given together');
  return tweetInstant(since) < oldest
    ? badRequest('since_id', "'since_id' must be a post id created after the allowed time")
    : null;
}
