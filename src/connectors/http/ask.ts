// One request until it is answered: waits its turn, follows redirects on its own host, tries again what may heal.
import type { Instant } from '../../domain/clock.js';
import type { HttpAnswer, HttpRequest } from '../connector.js';
import { PermanentError, type TemporaryError } from '../errors.js';
import { outage, refusal, requestView } from './failure.js';
import { backoffMs } from './jitter.js';
import type { Line, Poll } from './line.js';
import { addressOf, send, type Exchange } from './send.js';

const attempts = 4;
/** How often a vendor may ask us to wait before we believe that it means no. */
const waitsAllowed = 20;
const redirectsAllowed = 3;
const healing: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

/** What is left of our patience with one request. */
interface Patience {
  attempt: number;
  waits: number;
  redirects: number;
}

/** The answer to a request: below 400, or a refusal the caller accepts. Throws as `createHttp` says. */
export async function ask(line: Line, request: HttpRequest, poll: Poll): Promise<HttpAnswer> {
  const patience: Patience = { attempt: 1, waits: 0, redirects: 0 };
  let current = request;
  for (;;) {
    await takeTurn(line, current, poll);
    const exchange = await exchanged(line, current, poll);
    if (exchange.kind === 'answer' && !healing.includes(exchange.answer.status)) {
      const next = redirected(line, current, exchange.answer);
      if (next === null) return accepted(line, current, exchange.answer);
      patience.redirects += 1;
      if (patience.redirects > redirectsAllowed) throw refusal(line, current, exchange.answer);
      current = next;
    } else await waitAfter(line, { request: current, exchange, patience, poll });
  }
}

async function exchanged(line: Line, request: HttpRequest, poll: Poll): Promise<Exchange> {
  const reach = line.gate.admit(new URL(addressOf(request)));
  if (poll.budget.remaining() <= 0)
    throw outage(line.source, request, { why: 'was not asked: the calls of this poll are spent.' });
  poll.budget.spend(1);
  const { timeoutSeconds, clock } = line;
  const sending = { agents: line.agentsOf(reach), signal: poll.signal, timeoutSeconds, clock };
  const exchange = await send(request, sending);
  if (exchange.kind === 'forbidden') {
    const why = 'leads to an address inside the house; name the host in allowHosts if it is meant.';
    throw new PermanentError(`sources.${line.source}: ${requestView(request)} ${why}`);
  }
  return exchange;
}

/** Waits for what the vendor asked for earlier; throws where that is longer than a poll lasts. */
async function takeTurn(line: Line, request: HttpRequest, { signal }: Poll): Promise<void> {
  const until = line.pace.waitsUntil();
  if (until !== null) await waitUntil(line, { request, until, signal });
}

async function waitUntil(
  line: Line,
  wait: { readonly request: HttpRequest; readonly until: Instant; readonly signal: AbortSignal },
): Promise<void> {
  const milliseconds = Math.max(0, wait.until - line.clock.now());
  if (milliseconds > line.longestWaitSeconds * 1000)
    throw outage(line.source, wait.request, {
      why: 'asks for a longer wait than a poll lasts.',
      retryAt: wait.until,
    });
  await line.sleep(milliseconds, wait.signal).catch(() => {
    throw stopped(line, wait.request);
  });
}

interface Failed {
  readonly request: HttpRequest;
  readonly exchange: Exchange;
  readonly patience: Patience;
  readonly poll: Poll;
}

/** Waits as long as the vendor says, else a little longer each time; throws once patience is gone. */
async function waitAfter(line: Line, failed: Failed): Promise<void> {
  const { request, exchange, patience, poll } = failed;
  if (exchange.kind === 'failed' && exchange.isStopped) throw stopped(line, request);
  const named = exchange.kind === 'answer' ? line.pace.note(exchange.answer) : null;
  if (named === null) patience.attempt += 1;
  else patience.waits += 1;
  const isOver = patience.attempt > attempts || patience.waits > waitsAllowed;
  if (isOver) throw outage(line.source, request, { why: reasonOf(exchange), retryAt: named });
  const until = named ?? line.clock.now() + backoffMs(patience.attempt, line.chance);
  await waitUntil(line, { request, until, signal: poll.signal });
}

function reasonOf(exchange: Exchange): string {
  if (exchange.kind === 'failed') return exchange.why;
  return exchange.kind === 'answer'
    ? `answered ${exchange.answer.status} again and again.`
    : 'may not be reached.';
}

function stopped(line: Line, request: HttpRequest): TemporaryError {
  return outage(line.source, request, { why: 'did not answer before we had to stop.' });
}

function accepted(line: Line, request: HttpRequest, answer: HttpAnswer): HttpAnswer {
  line.pace.note(answer);
  const isAccepted = answer.status < 400 || request.accepts?.includes(answer.status) === true;
  if (!isAccepted) throw refusal(line, request, answer);
  return answer;
}

/** The request a redirect leads to, on the same host only; null = this was the answer. */
function redirected(line: Line, request: HttpRequest, answer: HttpAnswer): HttpRequest | null {
  const isRedirect = answer.status > 300 && answer.status < 400 && answer.status !== 304;
  if (!isRedirect) return null;
  const to = samePlace(request, answer.headers['location'] ?? '');
  if (to === null || request.method !== 'GET')
    throw new PermanentError(
      `sources.${line.source}: ${requestView(request)} sends us on to another address, which is not followed; correct the address.`,
    );
  return { ...request, url: to, query: {} };
}

/** The address a location means, if it is on the same host. */
function samePlace(request: HttpRequest, location: string): string | null {
  const from = new URL(request.url);
  if (!URL.canParse(location, from.href)) return null;
  const to = new URL(location, from);
  return to.origin === from.origin ? to.href : null;
}
