// Genesys Cloud over HTTP: jobs over conversation details, the watermark they may not pass, names of queues and codes.
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Instant } from '../../domain/clock.js';
import type { Access, HttpAnswer, HttpRequest } from '../connector.js';
import { PermanentError, TemporaryError } from '../errors.js';
import { basic, requestWithToken } from '../oauth.js';
import { readAnswer } from '../records.js';
import { isoInstant } from '../vendor-values.js';
import { apiUrl, loginUrl, type GenesysConfig } from './config.js';

type GenesysAccess = Access<GenesysConfig>;

const details = '/api/v2/analytics/conversations/details';
/** A job is asked after ever less often, and given up after some minutes. */
const longestPauseMs = 5000;
const patienceMs = 300_000;

const availabilitySchema = z.object({ dataAvailabilityDate: isoInstant });
const jobSchema = z.object({ jobId: z.string() });
const statusSchema = z.object({ state: z.string() });
const resultSchema = z.object({
  conversations: z.array(z.unknown()).default([]),
  cursor: z.string().optional(),
});
const namedSchema = z.object({
  entities: z.array(z.object({ id: z.string(), name: z.string() })),
  pageCount: z.number().optional(),
});

/** Up to when the vendor's analytics are known to be whole. */
export async function readWatermark(access: GenesysAccess): Promise<Instant> {
  const answer = await get(access, `${details}/jobs/availability`);
  return readAnswer(availabilitySchema, answer.body, access.source.id).dataAvailabilityDate;
}

/** Sends a job for the conversations begun in [from, to); answers its id. */
export async function submitJob(
  access: GenesysAccess,
  from: Instant,
  to: Instant,
): Promise<string> {
  const interval = `${new Date(from).toISOString()}/${new Date(to).toISOString()}`;
  const answer = await asked(access, {
    method: 'POST',
    url: `${apiUrl(access.config)}${details}/jobs`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ interval, order: 'asc', orderBy: 'conversationStart' }),
  });
  return readAnswer(jobSchema, answer.body, access.source.id).jobId;
}

/** Waits until a job is done; false where the vendor no longer knows it. Throws TemporaryError where it takes too long. */
export async function awaitJob(access: GenesysAccess, job: string): Promise<boolean> {
  for (let waited = 0, pause = 100; waited < patienceMs; waited += pause) {
    const answer = await get(access, `${details}/jobs/${job}`, [404]);
    if (answer.status === 404) return false;
    const { state } = readAnswer(statusSchema, answer.body, access.source.id);
    if (state === 'FULFILLED') return true;
    if (['FAILED', 'CANCELLED', 'EXPIRED'].includes(state)) return false;
    pause = Math.min(longestPauseMs, pause * 2);
    await wait(pause, undefined, { signal: access.signal }).catch(() => {
      throw new TemporaryError(`sources.${access.source.id}: stopped while a job was running.`);
    });
  }
  throw new TemporaryError(
    `sources.${access.source.id}: Genesys Cloud has been working on a job for 5 min; the next poll asks again.`,
  );
}

/** One page of a job's conversations; null where the vendor no longer knows the job. */
export async function readResults(
  access: GenesysAccess,
  job: string,
  cursor: string | null,
): Promise<z.output<typeof resultSchema> | null> {
  const place = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const path = `${details}/jobs/${job}/results?pageSize=1000${place}`;
  const answer = await get(access, path, [404]);
  if (answer.status === 404) return null;
  return readAnswer(resultSchema, answer.body, access.source.id);
}

/** Names by id: of the queues, or of the wrap-up codes. */
export async function readNames(
  access: GenesysAccess,
  kind: 'queues' | 'wrapupcodes',
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const path = `/api/v2/routing/${kind}?pageSize=100&pageNumber=${page}`;
    const answer = await get(access, path);
    const { entities, pageCount = 1 } = readAnswer(namedSchema, answer.body, access.source.id);
    for (const { id, name } of entities) names.set(id, name);
    pages = pageCount;
  }
  return names;
}

function get(
  access: GenesysAccess,
  path: string,
  accepts: readonly number[] = [],
): Promise<HttpAnswer> {
  return asked(access, { method: 'GET', url: `${apiUrl(access.config)}${path}`, accepts });
}

async function asked(access: GenesysAccess, request: HttpRequest): Promise<HttpAnswer> {
  const { clientId, clientSecret } = access.config;
  const answer = await requestWithToken(
    access,
    () => ({
      url: `${loginUrl(access.config)}/oauth/token`,
      authorization: basic(clientId, clientSecret.reveal()),
      fields: { grant_type: 'client_credentials' },
    }),
    request,
  );
  if (answer.status < 400 || request.accepts?.includes(answer.status) === true) return answer;
  throw new PermanentError(`sources.${access.source.id}: Genesys Cloud answered ${answer.status}.`);
}
