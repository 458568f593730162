// X API v2 over HTTP: who we are, who mentions us, what we posted. Newest first, page by page.
import { z } from 'zod';
import type { Access, HttpAnswer } from '../connector.js';
import { PermanentError } from '../errors.js';
import { readAnswer } from '../records.js';
import type { XConfig } from './config.js';

type XAccess = Access<XConfig>;
type Query = Readonly<Record<string, string>>;

/** The vendor's prose says `tweet.fields`, its OpenAPI document `post.fields`: asked with one, then with the other. */
export type Spelling = 'tweet' | 'post';
export type Stream = 'mentions' | 'tweets';

const userSchema = z.object({ data: z.object({ id: z.string() }).optional() });

const timelineSchema = z.object({
  data: z.array(z.unknown()).default([]),
  meta: z.object({ next_token: z.string().optional(), newest_id: z.string().optional() }),
});
export type TimelinePage = z.output<typeof timelineSchema>;

export interface TimelineQuery {
  readonly stream: Stream;
  readonly userId: string;
  readonly spelling: Spelling;
  /** Only what came after this post ... */
  readonly sinceId: string | null;
  /** ... or, where there is none yet, after this instant (ISO). */
  readonly startTime: string | null;
  /** ... and before this one. */
  readonly endTime: string | null;
  readonly token: string | null;
}

/** What became of a request for a page: read; the other spelling is wanted; `since_id` lies too far back. */
export type TimelineAnswer =
  | { readonly kind: 'page'; readonly page: TimelinePage; readonly answer: HttpAnswer }
  | { readonly kind: 'spelling' }
  | { readonly kind: 'too_old' };

/** The id of the brand's account. Throws PermanentError where there is none of that name. */
export async function readUserId(access: XAccess): Promise<string> {
  const { account } = access.config;
  const answer = await get(access, `/2/users/by/username/${account}`, {});
  const { data } = readAnswer(userSchema, answer.body, access.source.id);
  if (data !== undefined) return data.id;
  throw new PermanentError(
    `sources.${access.source.id}.account: X knows no account "${account}"; write your handle without @.`,
  );
}

export async function readTimeline(access: XAccess, asked: TimelineQuery): Promise<TimelineAnswer> {
  const path = `/2/users/${asked.userId}/${asked.stream}`;
  const answer = await get(access, path, queryOf(asked));
  if (answer.status === 400) return refusalOf(access, answer, asked);
  const page = readAnswer(timelineSchema, answer.body, access.source.id);
  return { kind: 'page', page, answer };
}

/** The document has whom and what a post refers to as expansions, the prose as fields. */
const fieldsOf: Readonly<Record<Spelling, Query>> = {
  post: {
    'post.fields': 'conversation_id,created_at,entities,lang',
    expansions: 'author_id,in_reply_to_user_id,referenced_posts',
  },
  tweet: {
    'tweet.fields':
      'author_id,conversation_id,created_at,entities,in_reply_to_user_id,lang,referenced_tweets',
  },
};

function queryOf(asked: TimelineQuery): Query {
  const bounds: readonly (readonly [string, string | null])[] = [
    ['since_id', asked.sinceId],
    ['start_time', asked.sinceId === null ? asked.startTime : null],
    ['end_time', asked.endTime],
    ['pagination_token', asked.token],
  ];
  return {
    max_results: '100',
    ...fieldsOf[asked.spelling],
    ...(Object.fromEntries(bounds.filter(([, value]) => value !== null)) as Query),
  };
}

function refusalOf(access: XAccess, answer: HttpAnswer, asked: TimelineQuery): TimelineAnswer {
  const said = JSON.stringify(answer.body);
  if (said.includes(`${asked.spelling}.fields`)) return { kind: 'spelling' };
  if (said.includes('since_id')) return { kind: 'too_old' };
  throw new PermanentError(
    `sources.${access.source.id}: X refuses the request for ${asked.stream} (400); report it, with the version of Unison.`,
  );
}

function get(access: XAccess, path: string, query: Query): Promise<HttpAnswer> {
  const { url, token } = access.config;
  const headers = { authorization: `Bearer ${token.reveal()}` };
  const accepts = path.includes('/by/') ? [] : [400];
  return access.http.request({ method: 'GET', url: `${url}${path}`, query, headers, accepts });
}
