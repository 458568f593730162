// Formbricks management API v2: what customers answered, and what colleagues found when they looked an answer over.
import { doors } from '../company.js';
import type { SimulatedContact } from '../contact.js';
import { stretchOf } from '../by-time.js';
import { guarded, ok, type Asked, type Reply, type Route } from '../http/exchange.js';
import { shortId, vendorId } from '../ids.js';
import { sandboxKeys } from '../keys.js';
import { createLimiter, retryAfterSeconds } from '../limiter.js';
import { madeOf, type LiveWorld } from '../live-world.js';
import { customerOf } from '../people.js';
import { hashOf } from '../random.js';

/** The two surveys: one customers fill in, one colleagues do. */
export const surveys = {
  satisfaction: shortId('survey satisfaction'),
  review: shortId('survey answer review'),
} as const;

interface ResponseRow {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly isFinished: boolean;
  readonly surveyId: string;
  readonly answers: Readonly<Record<string, string | number>>;
  readonly language: string | null;
}

export interface FormbricksOptions {
  /** 100 at the vendor. */
  readonly requestsPerMinute?: number;
}

/** Routes without a root: `/api/v2/management/responses`. */
export function formbricksRoutes(
  world: LiveWorld,
  { requestsPerMinute = 100 }: FormbricksOptions = {},
): readonly Route[] {
  const all = madeOf(
    () => world.contactsOf('phone'),
    () => doors.flatMap((door) => world.contactsOf(door).flatMap(rowsOf)).sort(byChange),
  );
  const path = '/api/v2/management/responses';
  return guarded(unlessAuthorised(requestsPerMinute), [
    { method: 'GET', path, reply: (asked) => listing(asked, all(), world.now()) },
    { method: 'GET', path: `${path}/:id`, reply: (asked) => single(asked, all(), world.now()) },
  ]);
}

function byChange(one: ResponseRow, other: ResponseRow): number {
  return one.updatedAt - other.updatedAt || (one.id < other.id ? -1 : 1);
}

function rowsOf(contact: SimulatedContact): readonly ResponseRow[] {
  return [...surveyRows(contact), ...reviewRows(contact)];
}

/** One in ten stops half-way: an unfinished response counts for nothing. */
function surveyRows(contact: SimulatedContact): readonly ResponseRow[] {
  const { survey } = contact;
  if (survey === null) return [];
  const isFinished = hashOf(`finished ${String(contact.id)}`) % 10 !== 0;
  const answers = {
    csat: survey.csat,
    ...(isFinished ? { nps: survey.nps, ces: survey.ces } : {}),
  };
  return [
    {
      id: shortId(`response ${String(contact.id)}`),
      createdAt: survey.at - 60_000,
      updatedAt: survey.at,
      isFinished,
      surveyId: surveys.satisfaction,
      answers: { ...answers, ...joinFields(contact) },
      language: customerOf(contact.customer).language,
    },
  ];
}

function reviewRows(contact: SimulatedContact): readonly ResponseRow[] {
  const { review } = contact;
  if (review === null) return [];
  return [
    {
      id: shortId(`review ${String(contact.id)}`),
      createdAt: review.at - 120_000,
      updatedAt: review.at,
      isFinished: true,
      surveyId: surveys.review,
      answers: { answer_correct: review.isRight ? 'yes' : 'no', ...joinFields(contact) },
      language: null,
    },
  ];
}

/** Hidden fields: which contact it is about, as the vendor of its door names it. */
function joinFields(contact: SimulatedContact): { interaction_id: string; channel: string } {
  return { interaction_id: vendorId(contact), channel: contact.door };
}

function listing({ query }: Asked, all: readonly ResponseRow[], now: number): Reply {
  const limit = Number(query.get('limit') ?? 50);
  const skip = Number(query.get('skip') ?? 0);
  if (!(limit >= 1 && limit <= 250) || !(skip >= 0))
    return refused('limit must be 1 to 250, skip 0 or more');
  const key = query.get('sortBy') === 'updatedAt' ? 'updatedAt' : 'createdAt';
  const sign = query.get('order') === 'asc' ? 1 : -1;
  const rows = stretchOf(all, ({ updatedAt }) => updatedAt, changesAsked(query, now))
    .filter(isAsked(query))
    .sort((a, b) => sign * (a[key] - b[key]) || (a.id < b.id ? -1 : 1));
  const page = rows.slice(skip, skip + limit);
  return ok({ data: page.map(shape), meta: { total: rows.length, limit, offset: skip } });
}

/** Nothing is seen before it happened; a response changes after it began, so a first instant bounds either date. */
function changesAsked(
  query: URLSearchParams,
  now: number,
): { readonly from: number; readonly to: number } {
  return { from: Date.parse(query.get('startDate') ?? '') || 0, to: now + 1 };
}

function isAsked(query: URLSearchParams): (row: ResponseRow) => boolean {
  const key = query.get('filterDateField') === 'updatedAt' ? 'updatedAt' : 'createdAt';
  const [start, end] = ['startDate', 'endDate'].map((name) => Date.parse(query.get(name) ?? ''));
  const survey = query.get('surveyId');
  return (row) =>
    (survey === null || row.surveyId === survey) && !(row[key] < start!) && !(row[key] > end!);
}

function single({ params }: Asked, all: readonly ResponseRow[], now: number): Reply {
  const row = all.find(({ id, updatedAt }) => id === params['id'] && updatedAt <= now);
  if (row === undefined)
    return { status: 404, body: { error: { code: 404, message: 'Not Found' } } };
  return ok({ data: shape(row) });
}

function shape(row: ResponseRow): object {
  return {
    id: row.id,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
    finished: row.isFinished,
    surveyId: row.surveyId,
    contactId: null,
    endingId: null,
    data: row.answers,
    variables: {},
    ttc: {},
    meta: { source: 'link', url: `https://surveys.lumio.example/s/${row.surveyId}` },
    contactAttributes: null,
    singleUseId: null,
    language: row.language,
    displayId: null,
  };
}

function unlessAuthorised(requestsPerMinute: number): (asked: Asked) => Reply | null {
  const take = createLimiter(requestsPerMinute, 60);
  return ({ headers }) => {
    if (headers['x-api-key'] !== sandboxKeys.formbricksKey)
      return { status: 401, body: { error: { code: 401, message: 'Unauthorized' } } };
    const allowance = take();
    if (allowance.isAllowed) return null;
    const retry = { 'retry-after': String(retryAfterSeconds(allowance)) };
    return {
      status: 429,
      headers: retry,
      body: { error: { code: 429, message: 'Too Many Requests' } },
    };
  };
}

function refused(message: string): Reply {
  return {
    status: 400,
    body: { error: { code: 400, message: 'Bad Request', details: [{ issue: message }] } },
  };
}
