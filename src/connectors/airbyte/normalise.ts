// One line of a record stream: a record, a checkpoint, a failure, or nothing that concerns us. Pure.
import { z } from 'zod';

const recordSchema = z.union([
  z.object({
    type: z.literal('RECORD'),
    record: z.object({ stream: z.string(), data: z.record(z.string(), z.unknown()) }),
  }),
  z.object({
    type: z.literal('RECORD'),
    stream: z.string(),
    record: z.record(z.string(), z.unknown()),
  }),
]);

const traceSchema = z.object({
  type: z.literal('TRACE'),
  trace: z.object({ type: z.literal('ERROR') }),
});

export type Message =
  | { readonly kind: 'record'; readonly stream: string; readonly record: object }
  | { readonly kind: 'checkpoint' | 'failure' | 'other' | 'unreadable' };

/** What a line says: Airbyte wraps stream and data in `record`, Singer has them side by side. */
export function readMessage(line: string): Message {
  const message = parsed(line);
  if (message === null) return { kind: 'unreadable' };
  const { type } = message as { readonly type?: unknown };
  if (type === 'RECORD') return recordIn(message);
  if (type === 'STATE') return { kind: 'checkpoint' };
  return { kind: traceSchema.safeParse(message).success ? 'failure' : 'other' };
}

function recordIn(message: object): Message {
  const read = recordSchema.safeParse(message);
  if (!read.success) return { kind: 'unreadable' };
  const { data } = read;
  if ('stream' in data) return { kind: 'record', stream: data.stream, record: data.record };
  return { kind: 'record', stream: data.record.stream, record: data.record.data };
}

function parsed(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
