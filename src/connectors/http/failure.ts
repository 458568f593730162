// What may be said of a request that failed: status, method, host, path without ids, request id. Never headers, query or body.
import type { HttpRequest } from '../connector.js';
import { PermanentError, TemporaryError, type PermanentReason } from '../errors.js';
import type { Line } from './line.js';

const idNames = [
  'x-request-id',
  'request-id',
  'x-zendesk-request-id',
  'inin-correlation-id',
  'x-transaction-id',
  'twilio-request-id',
];

/** The part of a request that names no customer and holds no secret. */
export function requestView({ method, url }: HttpRequest): string {
  const { host, pathname } = new URL(url);
  const path = pathname
    .split('/')
    .map((part) => (isWord(part) ? part : ':id'))
    .join('/');
  return `${method} ${host}${path}`;
}

/** Words of an API's own: letters, dots and dashes, `v2`, `2010-04-01`. */
function isWord(part: string): boolean {
  if (part.length > 40 || /[@%:]/.test(part)) return false;
  return /^(v?\d{1,2}(\.\d)?|\d{4}-\d\d-\d\d|[a-z_.-]*)$/i.test(part);
}

/** The vendor's own name for this exchange, to be quoted to its support. */
export function requestIdOf(headers: Readonly<Record<string, string>>): string | null {
  const id = idNames.map((name) => headers[name]).find((value) => value !== undefined);
  return id !== undefined && /^[\w:.-]{4,80}$/.test(id) ? id : null;
}

const remedies: Readonly<Record<number, readonly [reason: PermanentReason, remedy: string]>> = {
  401: [
    'auth',
    'the key is wrong, expired or revoked: make a new one and put it where the configuration points.',
  ],
  403: ['scope', 'the key may not read this: give it PERMISSION, then check again.'],
  404: ['configuration', 'there is no such thing at that address: correct the configuration.'],
};
const otherRemedy = [
  'configuration',
  'the request is refused: correct the configuration.',
] as const;

/** The error for a refusal that trying again will not change. */
export function refusal(
  { source, permission }: Pick<Line, 'source' | 'permission'>,
  request: HttpRequest,
  answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
): PermanentError {
  const [reason, sentenceOf] = remedies[answer.status] ?? otherRemedy;
  const remedy = sentenceOf.replace('PERMISSION', permission ?? 'the missing permission');
  const id = requestIdOf(answer.headers);
  const named = id === null ? '' : ` (request ${id})`;
  const sentence = `sources.${source}: ${requestView(request)} answered ${answer.status}${named}; ${remedy}`;
  return new PermanentError(sentence, reason);
}

/** The error for a failure that may heal by itself. */
export function outage(
  source: string,
  request: HttpRequest,
  { why, retryAt = null }: { readonly why: string; readonly retryAt?: number | null },
): TemporaryError {
  return new TemporaryError(`sources.${source}: ${requestView(request)} ${why}`, retryAt);
}
