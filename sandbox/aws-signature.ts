// Is a request signed with a known key? AWS Signature Version 4, worked out anew from what arrived.
import { createHash, createHmac } from 'node:crypto';
import type { Asked } from './http/exchange.js';

const form =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

/** True where the signature is the one this key pair makes. */
export function isSigned(asked: Asked, accessKeyId: string, secret: string): boolean {
  const found = form.exec(asked.headers['authorization'] ?? '');
  if (found === null) return false;
  const [, keyId, scope = '', signedHeaders = '', signature] = found;
  if (keyId !== accessKeyId) return false;
  const text = [
    'AWS4-HMAC-SHA256',
    asked.headers['x-amz-date'] ?? '',
    scope,
    hashed(canonical(asked, signedHeaders)),
  ].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>((before, part) => keyed(before, part), `AWS4${secret}`);
  return keyed(key, text).toString('hex') === signature;
}

function canonical({ method, path, query, headers, body }: Asked, signedHeaders: string): string {
  const names = signedHeaders.split(';');
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('');
  const sorted = [...query].sort(([a], [b]) => (a < b ? -1 : 1));
  const pairs = sorted.map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return [method, path, pairs.join('&'), lines, signedHeaders, hashed(body)].join('\n');
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function keyed(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
