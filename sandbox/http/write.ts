// Writes a reply: whole, half, or in pieces.
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from './exchange.js';

export function write(response: ServerResponse, reply: Reply): void {
  writeHead(response, reply);
  response.end(textOf(reply));
}

/** Breaks off in the middle; `isClean`: as if that were all. */
export function writeHalf(response: ServerResponse, reply: Reply, isClean: boolean): void {
  const whole = Buffer.from(textOf(reply));
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  writeHead(response, reply, isClean ? half.length : whole.length);
  if (isClean) response.end(half);
  else response.write(half, () => response.destroy());
}

export async function writeSlowly(
  response: ServerResponse,
  reply: Reply,
  { pieces, milliseconds }: { readonly pieces: number; readonly milliseconds: number },
): Promise<void> {
  const whole = Buffer.from(textOf(reply));
  writeHead(response, reply, whole.length);
  const size = Math.max(1, Math.ceil(whole.length / pieces));
  for (let from = 0; from < whole.length; from += size) {
    response.write(whole.subarray(from, from + size));
    await wait(milliseconds);
  }
  response.end();
}

function writeHead(
  response: ServerResponse,
  { status, headers, body }: Reply,
  length?: number,
): void {
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    ...headers,
    ...(length === undefined ? {} : { 'content-length': String(length) }),
  });
}

function textOf({ body }: Reply): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
