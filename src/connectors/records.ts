// Vendors' JSON against what we expect of it: what fits is typed, what does not is counted with the field that is wrong.
import type { z } from 'zod';
import type { SkippedRecord } from './connector.js';
import { TemporaryError } from './errors.js';

export interface ReadRecords<Item> {
  readonly items: readonly Item[];
  readonly skipped: readonly SkippedRecord[];
}

/** Reads records one by one; `keyOf` names a record that cannot be read. */
export function readRecords<Schema extends z.ZodType>(
  schema: Schema,
  records: readonly unknown[],
  keyOf: (record: unknown, place: number) => string,
): ReadRecords<z.output<Schema>> {
  const items: z.output<Schema>[] = [];
  const skipped: SkippedRecord[] = [];
  records.forEach((record, place) => {
    const read = schema.safeParse(record);
    if (read.success) items.push(read.data);
    else skipped.push(leftOut(keyOf(record, place), `unreadable_${wrongField(read.error)}`, true));
  });
  return { items, skipped };
}

/** The `id` of a record, or its place in the answer. */
export function idOf(prefix: string): (record: unknown, place: number) => string {
  return (record, place) => {
    const { id } = (record ?? {}) as { id?: unknown };
    return typeof id === 'string' || typeof id === 'number' ? String(id) : `${prefix}[${place}]`;
  };
}

/** A record left out, with its reason; nothing of its content. */
export function leftOut(
  key: string,
  reason: string,
  isFault = false,
  openedAt: number | null = null,
): SkippedRecord {
  return { key, reason, isFault, openedAt, channel: null, sample: null };
}

/** The answer as a whole. Throws TemporaryError where the vendor answers something else than it says it does. */
export function readAnswer<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  source: string,
): z.output<Schema> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const field = wrongField(read.error);
  throw new TemporaryError(
    `sources.${source}: the vendor's answer is not what its documentation says (${field}); if it stays so, report it.`,
  );
}

function wrongField({ issues }: z.ZodError): string {
  const path = (issues[0]?.path ?? []).filter((part) => typeof part === 'string').join('_');
  return path === '' ? 'record' : path.replace(/[^\w]/g, '_').toLowerCase();
}
