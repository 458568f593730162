// Is a click really Slack's? Checked on the raw body, before anything of it is read. Pure.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../domain/clock.js';

/** What a request carries: the two headers exactly as received; a doubled header counts as missing. */
export interface SignedRequest {
  readonly rawBody: string | Buffer;
  readonly timestamp: string | readonly string[] | undefined;
  readonly signature: string | readonly string[] | undefined;
}

export type SignatureVerdict = 'genuine' | 'header_missing' | 'too_old' | 'too_new' | 'forged';

const toleranceSeconds = 300;

/**
 * Holds a request against the signing secret: HMAC-SHA256 over `v0:timestamp:body`, compared in constant time. Refuses
 * what is more than 300 s older or newer than `now`. Source: Slack, "Verifying requests from Slack".
 */
export function verifySignature(
  { rawBody, timestamp, signature }: SignedRequest,
  secret: string,
  now: Instant,
): SignatureVerdict {
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return 'header_missing';
  if (!/^\d{1,12}$/.test(timestamp)) return 'header_missing';
  const age = Math.floor(now / 1000) - Number(timestamp);
  if (age > toleranceSeconds) return 'too_old';
  if (age < -toleranceSeconds) return 'too_new';
  const expected = createHmac('sha256', secret)
    .update(`v0:${timestamp}:`)
    .update(rawBody)
    .digest('hex');
  return isEqual(`v0=${expected}`, signature) ? 'genuine' : 'forged';
}

function isEqual(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
