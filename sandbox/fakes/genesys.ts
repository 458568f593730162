// Genesys Cloud: token, conversation details by job and by query, availability, evaluations, names.
import type { SimulatedContact } from '../contact.js';
import {
  basicOf,
  bearerOf,
  fieldsOf,
  guarded,
  ok,
  textField,
  type Asked,
  type Reply,
  type Route,
} from '../http/exchange.js';
import { uuidOf } from '../ids.js';
import { sandboxKeys } from '../keys.js';
import { createLimiter, retryAfterSeconds } from '../limiter.js';
import type { LiveWorld } from '../live-world.js';
import { conversationOf } from './genesys-conversation.js';
import { evaluationEntity } from './genesys-evaluation.js';
import { createJobs, intervalOf, invalid } from './genesys-jobs.js';
import { queues, wrapUpCodes, type Named } from './genesys-names.js';

export interface GenesysOptions {
  /** How far the availability date lies behind the present. */
  readonly lagMinutes?: number;
  /** 300 at the vendor. */
  readonly requestsPerMinute?: number;
}

const accessToken = uuidOf('genesys access token');

/** Routes without a root; the login host and the API host are one here. */
export function genesysRoutes(world: LiveWorld, options: GenesysOptions = {}): readonly Route[] {
  const watermark = (): number => world.now() - (options.lagMinutes ?? 15) * 60_000;
  const jobs = createJobs(world, watermark);
  const details = '/api/v2/analytics/conversations/details';
  const available = (): Reply => ok({ dataAvailabilityDate: new Date(watermark()).toISOString() });
  return [
    { method: 'POST', path: '/oauth/token', reply: token },
    ...guarded(unlessAuthorised(options.requestsPerMinute ?? 300), [
      { method: 'GET', path: `${details}/jobs/availability`, reply: available },
      { method: 'POST', path: `${details}/jobs`, reply: jobs.submit },
      { method: 'GET', path: `${details}/jobs/:jobId`, reply: jobs.status },
      { method: 'GET', path: `${details}/jobs/:jobId/results`, reply: jobs.results },
      { method: 'POST', path: `${details}/query`, reply: (asked) => queryOf(asked, world) },
      {
        method: 'GET',
        path: '/api/v2/quality/evaluations/query',
        reply: (asked) => evaluationsOf(asked, world),
      },
      { method: 'GET', path: '/api/v2/routing/queues', reply: (asked) => listing(asked, queues) },
      {
        method: 'GET',
        path: '/api/v2/routing/wrapupcodes',
        reply: (asked) => listing(asked, wrapUpCodes),
      },
    ]),
  ];
}

function token(asked: Asked): Reply {
  const known = `${sandboxKeys.genesysClientId}:${sandboxKeys.genesysClientSecret}`;
  if (textField(asked, 'grant_type') !== 'client_credentials' || basicOf(asked) !== known)
    return {
      status: 401,
      body: { error: 'invalid_client', description: 'client not found or wrong secret' },
    };
  return ok({ access_token: accessToken, token_type: 'bearer', expires_in: 86_399 });
}

function unlessAuthorised(requestsPerMinute: number): (asked: Asked) => Reply | null {
  const take = createLimiter(requestsPerMinute, 60);
  return (asked) => {
    if (bearerOf(asked) !== accessToken)
      return {
        status: 401,
        body: { status: 401, code: 'bad.credentials', message: 'Invalid login credentials.' },
      };
    const allowance = take();
    if (allowance.isAllowed) return null;
    const headers = { 'retry-after': String(retryAfterSeconds(allowance)) };
    return {
      status: 429,
      headers,
      body: { status: 429, code: 'too.many.requests', message: 'Rate limit exceeded' },
    };
  };
}

/** The near-real-time query: no watermark, a hundred a page. */
function queryOf(asked: Asked, world: LiveWorld): Reply {
  const fields = fieldsOf(asked);
  const interval = intervalOf(fields['interval']);
  if (interval === null) return invalid('interval is required: start/end in ISO 8601');
  const paging = (fields['paging'] ?? {}) as { pageSize?: number; pageNumber?: number };
  const { pageSize = 25, pageNumber = 1 } = paging;
  const rows = openedIn(world, { from: interval.from, to: Math.min(interval.to, world.now()) });
  if (fields['order'] === 'desc') rows.reverse();
  const page = rows.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
  return ok({
    totalHits: rows.length,
    ...(page.length === 0
      ? {}
      : { conversations: page.map((one) => conversationOf(one, world.now())) }),
  });
}

function openedIn(
  world: LiveWorld,
  { from, to }: { readonly from: number; readonly to: number },
): SimulatedContact[] {
  return world.contactsOf('phone').filter(({ openedAt }) => openedAt >= from && openedAt < to);
}

function evaluationsOf(asked: Asked, world: LiveWorld): Reply {
  const bound = (name: string, otherwise: number): number =>
    Date.parse(asked.query.get(name) ?? '') || otherwise;
  const [from, to] = [bound('startTime', 0), Math.min(bound('endTime', Infinity), world.now())];
  const reviewed = world
    .contactsOf('phone')
    .filter(({ review }) => review !== null && review.at >= from && review.at < to);
  return listing(asked, reviewed.map(evaluationEntity));
}

function listing(asked: Asked, entities: readonly (Named | object)[]): Reply {
  const pageSize = Number(asked.query.get('pageSize') ?? 25);
  const pageNumber = Number(asked.query.get('pageNumber') ?? 1);
  const page = entities.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
  const pageCount = Math.ceil(entities.length / pageSize);
  return ok({ entities: page, pageSize, pageNumber, total: entities.length, pageCount });
}
