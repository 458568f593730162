// The page after a state: a job over the next stretch up to the vendor's watermark, handed out page by page.
import type { Instant } from '../../domain/clock.js';
import type { Access, Page, Range } from '../connector.js';
import { pageOf } from '../page-of.js';
import { readRecords } from '../records.js';
import { spanOf } from '../span.js';
import { awaitJob, readNames, readResults, readWatermark, submitJob } from './client.js';
import type { GenesysConfig } from './config.js';
import { readConversation, type GenesysContext } from './normalise.js';
import { conversationSchema, type GenesysConversation } from './record.js';

type GenesysAccess = Access<GenesysConfig>;

export interface GenesysState {
  /** Conversations begun before this instant have been read to their end. */
  readonly from: Instant;
  /** The job whose results are being read. */
  readonly job: {
    readonly id: string;
    readonly to: Instant;
    readonly cursor: string | null;
    /** The beginning of the first conversation in it that goes on; null = none does. */
    readonly unfinishedFrom: Instant | null;
  } | null;
}

/** The vendor takes 31 days at most. */
const longestJobMs = 30 * 86_400_000;
/** Who still talks after this long has been forgotten by the telephone system. */
const longestTalkMs = 86_400_000;

const contexts = new WeakMap<GenesysAccess, Promise<GenesysContext>>();

export async function readGenesysPage(
  access: GenesysAccess,
  state: GenesysState | null,
  range: Range,
): Promise<Page<GenesysState>> {
  const { from, to } = spanOf(range, access.config.historyDays, access.clock.now());
  const begun = state ?? { from, job: null };
  return begun.job === null ? newJob(access, begun, to) : resultPage(access, begun, to);
}

/** A job past the watermark leaves the tail out without a word: it never reaches further. */
async function newJob(
  access: GenesysAccess,
  state: GenesysState,
  end: Instant | null,
): Promise<Page<GenesysState>> {
  const watermark = await readWatermark(access);
  const to = Math.min(watermark, end ?? Infinity, state.from + longestJobMs);
  if (to <= state.from) return pageOf({ next: state, isLast: true });
  const id = await submitJob(access, state.from, to);
  const next: GenesysState = { ...state, job: { id, to, cursor: null, unfinishedFrom: null } };
  return resultPage(access, next, end);
}

async function resultPage(
  access: GenesysAccess,
  state: GenesysState,
  end: Instant | null,
): Promise<Page<GenesysState>> {
  const job = state.job!;
  const isDone = await awaitJob(access, job.id);
  const results = isDone ? await readResults(access, job.id, job.cursor) : null;
  if (results === null) return pageOf({ next: { ...state, job: null }, isLast: false });
  const { items, skipped } = readRecords(conversationSchema, results.conversations, keyOf);
  const context = await contextOf(access);
  const conversations = items.map((item) => readConversation(item, context));
  const unfinishedFrom = earlier(job.unfinishedFrom, unfinishedIn(items, job.to));
  if (results.cursor !== undefined) {
    const next = { ...state, job: { ...job, cursor: results.cursor, unfinishedFrom } };
    return pageOf({ conversations, skipped, next, isLast: false });
  }
  const isLast = job.to < state.from + longestJobMs || job.to === end;
  const next: GenesysState = { from: unfinishedFrom ?? job.to, job: null };
  return pageOf({ conversations, skipped, next, isLast, completeUntil: job.to });
}

function unfinishedIn(items: readonly GenesysConversation[], to: Instant): Instant | null {
  const open = items.filter(
    ({ conversationEnd, conversationStart }) =>
      conversationEnd === null && conversationStart > to - longestTalkMs,
  );
  return open.length === 0 ? null : Math.min(...open.map((one) => one.conversationStart));
}

function earlier(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

/** Names are asked for once a poll. */
function contextOf(access: GenesysAccess): Promise<GenesysContext> {
  const known = contexts.get(access) ?? readContext(access);
  contexts.set(access, known);
  known.catch(() => contexts.delete(access));
  return known;
}

async function readContext(access: GenesysAccess): Promise<GenesysContext> {
  return {
    queues: await readNames(access, 'queues'),
    wrapUpCodes: await readNames(access, 'wrapupcodes'),
    correctFrom: access.config.correctFrom,
    hashCustomer: (address) => access.hashCustomer(address),
  };
}

function keyOf(record: unknown, place: number): string {
  const { conversationId } = (record ?? {}) as { conversationId?: unknown };
  return typeof conversationId === 'string' ? conversationId : `conversations[${place}]`;
}
