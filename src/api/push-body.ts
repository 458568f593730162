/** The body of a push: a JSON array, one JSON object, or lines of JSON. */
import { BadRequestException } from '@nestjs/common';

/** Media types of lines of JSON; their bytes reach the controller as they came. */
export const lineTypes = [
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
] as const;

/** The records of a body, taken apart while they are read; a line that is no JSON is undefined. Throws BadRequestException. */
export function recordsOf(body: unknown): Iterable<unknown> {
  if (Buffer.isBuffer(body)) return lineRecords(body.toString('utf8'));
  if (Array.isArray(body)) return body as readonly unknown[];
  if (typeof body === 'object' && body !== null) return [body];
  throw new BadRequestException(
    'body: send rows as a JSON array, or one to a line with content-type application/x-ndjson.',
  );
}

function* lineRecords(text: string): Generator<unknown, void, undefined> {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? undefined : end).trim();
    from = end < 0 ? text.length : end + 1;
    if (line !== '') yield parsed(line);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
