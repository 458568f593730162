// Zendesk Support: incremental exports, comments, satisfaction ratings of the tickets that come from the web form.
import type { SimulatedContact } from '../contact.js';
import { basicOf, guarded, ok, type Asked, type Reply, type Route } from '../http/exchange.js';
import { ticketNumber } from '../ids.js';
import { sandboxKeys } from '../keys.js';
import { createLimiter, retryAfterSeconds } from '../limiter.js';
import { derived, type LiveWorld } from '../live-world.js';
import { auditRows, metricRows, type StreamRow } from './zendesk-events.js';
import { refused, streamByTime, ticketsByCursor } from './zendesk-export.js';
import {
  agentAuthor,
  commentsOf,
  requesterId,
  scoreOf,
  seconds,
  systemAuthor,
  agentUser,
} from './zendesk-ticket.js';

export interface ZendeskOptions {
  /** 10, or 30 with the vendor's high-volume add-on; for each export. */
  readonly exportsPerMinute?: number;
  /** 400 here; 200 to 2500 at the vendor, by plan. */
  readonly requestsPerMinute?: number;
}

const agents = 14;

/** Routes without a root: `/api/v2/...`. */
export function zendeskRoutes(world: LiveWorld, options: ZendeskOptions = {}): readonly Route[] {
  const tickets = (): readonly SimulatedContact[] => world.contactsOf('web');
  const stream = (rowsOf: (contact: SimulatedContact) => readonly StreamRow[]) =>
    derived(tickets, rowsOf, (a, b) => a.at - b.at);
  const [audits, metrics, ratings] = [stream(auditRows), stream(metricRows), stream(ratingRows)];
  const { requestsPerMinute = 400 } = options;
  const now = (): number => world.now();
  const exported = (path: string, reply: Route['reply']): Route =>
    limited(options.exportsPerMinute ?? 10, {
      method: 'GET',
      path: `/api/v2/incremental/${path}`,
      reply,
    });
  return guarded(unlessAuthorised, [
    exported('tickets/cursor', (asked) => ticketsByCursor(asked, tickets(), now())),
    exported('ticket_events', (asked) =>
      streamByTime(asked, withComments(asked, audits()), 'ticket_events', now()),
    ),
    exported('ticket_metric_events', (asked) =>
      streamByTime(asked, metrics(), 'ticket_metric_events', now()),
    ),
    limited(requestsPerMinute, {
      method: 'GET',
      path: '/api/v2/tickets/:ticket_id/comments',
      reply: (asked) => comments(asked, tickets(), now()),
    }),
    limited(requestsPerMinute, {
      method: 'GET',
      path: '/api/v2/satisfaction_ratings',
      reply: (asked) => streamByTime(asked, ratings(), 'satisfaction_ratings', now()),
    }),
    limited(requestsPerMinute, { method: 'GET', path: '/api/v2/users', reply: staff }),
    limited(requestsPerMinute, { method: 'GET', path: '/api/v2/users/:user_id', reply: user }),
  ]);
}

/** Comments stand in the stream only where they are asked for. */
function withComments({ query }: Asked, rows: readonly StreamRow[]): readonly StreamRow[] {
  if ((query.get('include') ?? '').split(',').includes('comment_events')) return rows;
  return rows.map(({ at, shape }) => {
    const { child_events: children } = shape as { child_events: readonly { event_type: string }[] };
    return {
      at,
      shape: { ...shape, child_events: children.filter((child) => child.event_type !== 'Comment') },
    };
  });
}

function ratingRows(contact: SimulatedContact): readonly StreamRow[] {
  const { survey } = contact;
  if (survey === null) return [];
  const agent = contact.events.find((event) => event.agent !== null)?.agent ?? 0;
  const shape = {
    id: 300_000 + contact.id,
    ticket_id: ticketNumber(contact.id),
    requester_id: requesterId(contact),
    assignee_id: agentAuthor(agent),
    group_id: 360_001,
    score: scoreOf(survey.csat),
    created_at: seconds(survey.at),
    updated_at: seconds(survey.at),
  };
  return [{ at: survey.at, shape }];
}

function comments(asked: Asked, tickets: readonly SimulatedContact[], now: number): Reply {
  const found = tickets.find(
    (contact) =>
      String(ticketNumber(contact.id)) === asked.params['ticket_id'] && contact.openedAt <= now,
  );
  if (found === undefined)
    return { status: 404, body: { error: 'RecordNotFound', description: 'Not found' } };
  const shown = commentsOf(found, now).map((comment) => ({
    id: comment.id,
    type: 'Comment',
    author_id: comment.authorId,
    body: comment.text,
    plain_body: comment.text,
    public: comment.isPublic,
    created_at: seconds(comment.at),
    via: { channel: comment.viaChannel, source: { from: {}, to: {}, rel: null } },
  }));
  return ok({ comments: shown, count: shown.length, next_page: null, previous_page: null });
}

/** The staff, and nobody else: a listing of everybody is not asked for. */
function staff({ query }: Asked): Reply {
  if (!query.getAll('role[]').includes('agent'))
    return refused('role[]=agent is what is known here');
  const users = Array.from({ length: agents }, (_, place) => agentUser(place + 1));
  return ok({ users, meta: { has_more: false, after_cursor: null, before_cursor: null } });
}

function user({ params }: Asked): Reply {
  const id = Number(params['user_id'] ?? systemAuthor);
  const agent = id - agentAuthor(0);
  if (agent < 0 || agent > agents) return refused('only agents are known one by one');
  return ok({ user: agentUser(agent) });
}

function unlessAuthorised(asked: Asked): Reply | null {
  const known = `${sandboxKeys.zendeskUser}/token:${sandboxKeys.zendeskToken}`;
  return basicOf(asked) === known
    ? null
    : { status: 401, body: { error: "Couldn't authenticate you" } };
}

function limited(perMinute: number, route: Route): Route {
  const take = createLimiter(perMinute, 60);
  return {
    ...route,
    reply: (asked) => {
      const allowance = take();
      const headers = {
        'x-rate-limit': String(allowance.limit),
        'x-rate-limit-remaining': String(allowance.remaining),
      };
      if (allowance.isAllowed) {
        const reply = route.reply(asked);
        return { ...reply, headers: { ...reply.headers, ...headers } };
      }
      const retry = { ...headers, 'retry-after': String(retryAfterSeconds(allowance)) };
      return {
        status: 429,
        headers: retry,
        body: {
          error: 'APIRateLimitExceeded',
          description: 'Number of allowed API requests per minute exceeded',
        },
      };
    },
  };
}
