// Asynchronous queries of Genesys Cloud: a job is accepted, runs a moment, then hands its result out in pages.
import type { SimulatedContact } from '../contact.js';
import { fieldsOf, ok, pack, unpack, type Asked, type Reply } from '../http/exchange.js';
import { uuidOf } from '../ids.js';
import type { LiveWorld } from '../live-world.js';
import { conversationOf } from './genesys-conversation.js';

interface Job {
  readonly from: number;
  readonly to: number;
  /** What the system knew when the job was sent. */
  readonly watermark: number;
  readonly isAscending: boolean;
  readonly submittedAt: number;
  readonly readyAt: number;
}

export interface Jobs {
  readonly submit: (asked: Asked) => Reply;
  readonly status: (asked: Asked) => Reply;
  readonly results: (asked: Asked) => Reply;
}

const workMilliseconds = 120;
const largestPage = 1000;

/** Jobs over a world; a job past the watermark succeeds and silently leaves the tail out, as the vendor's do. */
export function createJobs(world: LiveWorld, watermark: () => number): Jobs {
  const jobs = new Map<string, Job>();
  const found = (asked: Asked): Job | undefined => jobs.get(asked.params['jobId'] ?? '');
  return {
    submit: (asked) => {
      const interval = intervalOf(fieldsOf(asked)['interval']);
      if (interval === null) return invalid('interval is required: start/end in ISO 8601');
      const jobId = uuidOf(`job ${String(jobs.size)} ${asked.body}`);
      const isAscending = fieldsOf(asked)['order'] !== 'desc';
      const times = { submittedAt: Date.now(), readyAt: Date.now() + workMilliseconds };
      jobs.set(jobId, { ...interval, ...times, watermark: watermark(), isAscending });
      return { status: 202, body: { jobId } };
    },
    status: (asked) => statusOf(found(asked)),
    results: (asked) => resultsOf(asked, found(asked), world),
  };
}

/** `start/end` as instants; null where it is none. */
export function intervalOf(value: unknown): { readonly from: number; readonly to: number } | null {
  const [from = NaN, to = NaN] = typeof value === 'string' ? value.split('/').map(Date.parse) : [];
  return Number.isFinite(from) && Number.isFinite(to) && from < to ? { from, to } : null;
}

/** The vendor's 400. */
export function invalid(message: string): Reply {
  return { status: 400, body: { status: 400, code: 'bad.request', message } };
}

function statusOf(job: Job | undefined): Reply {
  if (job === undefined) return missing;
  const isReady = Date.now() >= job.readyAt;
  const dates = {
    submissionDate: new Date(job.submittedAt).toISOString(),
    expirationDate: new Date(job.submittedAt + 86_400_000).toISOString(),
  };
  if (!isReady) return { status: 202, body: { state: 'RUNNING', ...dates } };
  const completionDate = new Date(job.readyAt).toISOString();
  return ok({ state: 'FULFILLED', ...dates, completionDate });
}

function resultsOf(asked: Asked, job: Job | undefined, world: LiveWorld): Reply {
  if (job === undefined || Date.now() < job.readyAt) return missing;
  const size = Math.min(largestPage, Number(asked.query.get('pageSize') ?? largestPage));
  const { offset = 0 } = (unpack(asked.query.get('cursor')) ?? {}) as { offset?: number };
  const rows = contactsOf(job, world);
  const page = rows.slice(offset, offset + size);
  const next = offset + size < rows.length ? { cursor: pack({ offset: offset + size }) } : {};
  return ok({
    conversations: page.map((contact) => conversationOf(contact, job.watermark)),
    dataAvailabilityDate: new Date(job.watermark).toISOString(),
    ...next,
  });
}

function contactsOf(job: Job, world: LiveWorld): readonly SimulatedContact[] {
  const to = Math.min(job.to, job.watermark);
  const rows = world
    .contactsOf('phone')
    .filter((contact) => contact.openedAt >= job.from && contact.openedAt < to);
  return job.isAscending ? rows : [...rows].reverse();
}

const missing: Reply = {
  status: 404,
  body: { status: 404, code: 'not.found', message: 'no such job, or it has no results yet' },
};
