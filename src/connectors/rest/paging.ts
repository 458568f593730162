// Where a list goes on after a page, in each of the ways APIs have. Cursors are texts, so that any state can hold them.
import type { HttpAnswer, Query } from '../connector.js';
import type { Paging } from './config.js';
import { valueIn, type AnswerOf } from './value-in.js';

/** What of a page decides about the next one. */
export interface PageSeen extends AnswerOf {
  readonly answer: HttpAnswer;
  readonly count: number;
  /** The last change on the page (milliseconds), where it is known. */
  readonly lastChange: number | null;
  /** The cursor this page was asked with. */
  readonly cursor: string | null;
}

/** The parameters that ask for the page at a cursor. */
export function pageQuery(paging: Paging, cursor: string | null): Query {
  switch (paging.by) {
    case 'cursor':
      return cursor === null ? {} : { [paging.parameter]: cursor };
    case 'offset':
      return { ...sizeOf(paging), [paging.parameter]: cursor ?? '0' };
    case 'page':
      return { ...sizeOf(paging), [paging.parameter]: cursor ?? String(paging.first) };
    case 'window':
      return sizeOf(paging);
    default:
      return {};
  }
}

function sizeOf({ size, sizeParameter }: { size: number; sizeParameter?: string | undefined }) {
  return sizeParameter === undefined ? {} : { [sizeParameter]: String(size) };
}

/** The next page's cursor; null = this was the last. */
export async function nextCursor(paging: Paging, seen: PageSeen): Promise<string | null> {
  const { count, answer } = seen;
  if (paging.by === 'cursor') return nextIn(seen, paging.next);
  if (paging.by === 'link')
    return paging.next === undefined ? linkIn(answer.headers) : nextIn(seen, paging.next);
  if (paging.by === 'none' || count < paging.size) return null;
  return paging.by === 'window' ? windowAfter(seen) : countedOn(paging, seen);
}

function countedOn(paging: Paging, { cursor, count }: PageSeen): string {
  const [before, step] = paging.by === 'page' ? [paging.first, 1] : [0, stepOf(count)];
  return String(Number(cursor ?? before) + step);
}

/** A tenth of a page is read again: whatever is changed meanwhile moves the rest of the list forward. */
function stepOf(count: number): number {
  return Math.max(1, count - Math.ceil(count / 10));
}

/** From the last change on; one second further where a whole page changed in the same one. */
function windowAfter({ lastChange, cursor }: PageSeen): string | null {
  if (lastChange === null) return null;
  const before = cursor === null ? -Infinity : Number(cursor);
  return String(lastChange > before ? lastChange : before + 1000);
}

async function nextIn(
  { answer, source, path }: PageSeen,
  expression: string,
): Promise<string | null> {
  return textOf(await valueIn(answer.body, { source, path, key: 'paging.next', expression }));
}

function linkIn(headers: HttpAnswer['headers']): string | null {
  const links = (headers['link'] ?? '').split(/,(?=\s*<)/);
  const found = links.find((link) => /;\s*rel="?next"?/i.test(link));
  return found === undefined ? null : (/<([^>]+)>/.exec(found)?.[1] ?? null);
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
