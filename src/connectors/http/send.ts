// One exchange with a vendor, without opinions: the answer, or in a few words why there was none.
import type { Clock, Instant } from '../../domain/clock.js';
import type { HttpAnswer, HttpRequest } from '../connector.js';
import type { Agents } from './checked-lookup.js';

export interface Sending {
  readonly agents: Agents;
  readonly signal: AbortSignal;
  readonly timeoutSeconds: number;
  readonly clock: Clock;
}

export type Exchange =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  | { readonly kind: 'forbidden' }
  /** `isStopped`: we were told to stop; nothing is wrong with the vendor. */
  | { readonly kind: 'failed'; readonly why: string; readonly isStopped: boolean };

const largestAnswerBytes = 64 * 1024 * 1024;

/** Sends a request once. Never throws, follows no redirect, uses no proxy, keeps nothing of axios' own errors. */
export async function send(request: HttpRequest, sending: Sending): Promise<Exchange> {
  const limit = withLimit(sending);
  try {
    const { default: axios } = await import('axios');
    const answer = await axios.request<string>({
      ...{ method: request.method, url: addressOf(request), data: request.body },
      headers: { accept: 'application/json', ...request.headers },
      ...{ httpAgent: sending.agents.http, httpsAgent: sending.agents.https, adapter: 'http' },
      ...{ maxRedirects: 0, proxy: false, maxContentLength: largestAnswerBytes },
      ...{ responseType: 'text', transformResponse: [(body: string) => body] },
      validateStatus: () => true,
      signal: limit.signal,
    });
    const headers = lowerCase(answer.headers);
    const clockAheadMs = clockAhead(headers, sending.clock.now());
    const { status, data: body } = answer;
    const isWanted = status < 400 || request.accepts?.includes(status) === true;
    return understood({ status, headers, clockAheadMs, body }, isWanted);
  } catch (error) {
    return failureOf(error, sending, limit.isTooLate());
  } finally {
    limit.clear();
  }
}

/** The full address of a request, its query included. */
export function addressOf({ url, query = {} }: HttpRequest): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(query))
    for (const each of typeof value === 'string' ? [value] : (value ?? []))
      address.searchParams.append(name, each);
  return address.href;
}

interface Limit {
  readonly signal: AbortSignal;
  isTooLate(): boolean;
  clear(): void;
}

/** The caller's signal and the time limit in one; cleared, so that a long-lived signal gathers no listeners. */
function withLimit({ signal, timeoutSeconds }: Sending): Limit {
  const controller = new AbortController();
  let isTooLate = false;
  const stop = (): void => {
    controller.abort();
  };
  const timer = setTimeout(() => {
    isTooLate = true;
    stop();
  }, timeoutSeconds * 1000);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  return {
    signal: controller.signal,
    isTooLate: () => isTooLate,
    clear: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    },
  };
}

function lowerCase(headers: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

/** `Date` has whole seconds: less than two apart is no difference. */
function clockAhead(headers: HttpAnswer['headers'], now: Instant): number {
  const ahead = Date.parse(headers['date'] ?? '') - now;
  return Math.abs(ahead) < 2000 || Number.isNaN(ahead) ? 0 : ahead;
}

/** A body that says it is JSON and is not was cut on its way; of a refusal nobody wants to read, the status is enough. */
function understood(answer: HttpAnswer & { readonly body: string }, isWanted: boolean): Exchange {
  const isJson = (answer.headers['content-type'] ?? '').includes('json') && answer.body !== '';
  if (!isJson) return { kind: 'answer', answer };
  try {
    return { kind: 'answer', answer: { ...answer, body: JSON.parse(answer.body) as unknown } };
  } catch {
    if (!isWanted) return { kind: 'answer', answer: { ...answer, body: null } };
    return { kind: 'failed', why: 'sent an answer that was cut short.', isStopped: false };
  }
}

const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'cannot be found: check the host name.',
  EAI_AGAIN: 'cannot be resolved at the moment.',
  ECONNREFUSED: 'refuses connections: check the address and the port.',
  ECONNRESET: 'cut the connection.',
  ERR_BAD_RESPONSE: 'sent an answer that was cut short.',
};

function failureOf(error: unknown, sending: Sending, isTooLate: boolean): Exchange {
  const code = codeOf(error);
  if (code === 'EFORBIDDEN') return { kind: 'forbidden' };
  if (sending.signal.aborted && !isTooLate)
    return { kind: 'failed', why: 'did not answer before we had to stop.', isStopped: true };
  if (isTooLate) {
    const why = `did not answer within ${sending.timeoutSeconds} s: check the address and the network.`;
    return { kind: 'failed', why, isStopped: false };
  }
  const why = words[code] ?? `could not be asked (${code}).`;
  return { kind: 'failed', why, isStopped: false };
}

/** The code of an error or of what caused it: a word of the machine's, never anything of ours. */
function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  const inner = (cause as { code?: unknown } | undefined)?.code;
  const found = inner === 'EFORBIDDEN' || typeof code !== 'string' ? inner : code;
  return typeof found === 'string' && /^\w{1,40}$/.test(found) ? found : 'no code';
}
