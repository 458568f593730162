// Any JSON API over HTTP: one page of its list, and what else it says of a record.
import type { Instant } from '../../domain/clock.js';
import type { Access, HttpAnswer, Query } from '../connector.js';
import { PermanentError } from '../errors.js';
import { basic } from '../oauth.js';
import { inside } from '../record-cells.js';
import type { ListSettings, RestConfig } from './config.js';
import { nextCursor, pageQuery } from './paging.js';
import { valueIn } from './value-in.js';

type RestAccess = Access<RestConfig>;

export interface ListPage {
  readonly records: readonly unknown[];
  readonly answer: HttpAnswer;
}

/** What stands in for {from} and {to}, and where the list goes on. */
export interface ListPlace {
  readonly from: Instant;
  readonly to: Instant;
  readonly cursor: string | null;
}

const mostDetailPages = 50;

/** One page of the list. Throws PermanentError where `items` finds none in the answer. */
export async function readList(access: RestAccess, place: ListPlace): Promise<ListPage> {
  const { list } = access.config;
  const isWindow = list.paging.by === 'window' && place.cursor !== null;
  const from = isWindow ? Number(place.cursor) : place.from;
  const query = filled(access.config, list.query, { from, to: place.to });
  return onePage(access, { list, path: list.path, query }, place.cursor);
}

/** The record with the answers to its detail requests in it. */
export async function withDetails(access: RestAccess, record: object): Promise<object> {
  const found: Record<string, unknown> = {};
  for (const [name, list] of Object.entries(access.config.details))
    found[name] = await allOf(access, { list, path: pathOf(list.path, record), query: list.query });
  return { ...record, ...found };
}

interface Asked {
  readonly list: ListSettings;
  readonly path: string;
  readonly query: Query;
}

async function allOf(access: RestAccess, asked: Asked): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostDetailPages; page += 1) {
    const { records, answer } = await onePage(access, asked, cursor);
    all.push(...records);
    const place = { source: access.source.id, path: asked.list.path };
    const seen = { ...place, answer, count: records.length, lastChange: null, cursor };
    cursor = await nextCursor(asked.list.paging, seen);
    if (cursor === null) break;
  }
  return all;
}

async function onePage(
  access: RestAccess,
  { list, path, query }: Asked,
  cursor: string | null,
): Promise<ListPage> {
  const { url } = access.config;
  const headers = authorization(access.config);
  const request =
    list.paging.by === 'link' && cursor !== null
      ? { url: new URL(cursor, url).href, query: {} }
      : { url: `${url}${path}`, query: { ...query, ...pageQuery(list.paging, cursor) } };
  const answer = await access.http.request({ method: 'GET', ...request, headers });
  return { records: await itemsOf(access, list, answer), answer };
}

async function itemsOf(
  { source }: RestAccess,
  { items, path }: ListSettings,
  { body }: HttpAnswer,
): Promise<readonly unknown[]> {
  const found = await valueIn(body, { source: source.id, path, key: 'items', expression: items });
  if (Array.isArray(found)) return found as readonly unknown[];
  if (typeof found === 'object' && found !== null) return [found];
  if (found === undefined && !isPlainPath(items)) return [];
  throw new PermanentError(
    `sources.${source.id}: the answer to ${path} holds no list at "${items}"; correct items.`,
  );
}

/** A path finds even an empty list; a filter that finds nothing gives nothing. */
function isPlainPath(expression: string): boolean {
  return /^[\w.$]+$/.test(expression);
}

/** {name} becomes that property of the record. */
function pathOf(path: string, record: object): string {
  return path.replace(/\{([\w.]+)\}/g, (_, name: string) => {
    const value = name.split('.').reduce<unknown>(inside, record);
    const isPlain = typeof value === 'string' || typeof value === 'number';
    return encodeURIComponent(isPlain ? String(value) : '');
  });
}

function filled(
  { instants }: RestConfig,
  query: Readonly<Record<string, string>>,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Query {
  const entries = Object.entries(query).map(([name, value]) => [
    name,
    value
      .replaceAll('{from}', written(from, instants))
      .replaceAll('{to}', written(to, instants, 'up')),
  ]);
  return Object.fromEntries(entries) as Query;
}

/** Coarser than a millisecond, a beginning is written earlier and an end later. */
function written(at: Instant, as: RestConfig['instants'], towards: 'down' | 'up' = 'down'): string {
  if (as === 'milliseconds') return String(at);
  if (as === 'iso') return new Date(at).toISOString();
  const seconds = towards === 'up' ? Math.ceil(at / 1000) : Math.floor(at / 1000);
  if (as === 'seconds') return String(seconds);
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function authorization({ auth }: RestConfig): Readonly<Record<string, string>> {
  if (auth === undefined) return {};
  if ('bearer' in auth) return { authorization: `Bearer ${auth.bearer.reveal()}` };
  if ('user' in auth) return { authorization: basic(auth.user, auth.password.reveal()) };
  return { [auth.header.toLowerCase()]: `${auth.prefix}${auth.value.reveal()}` };
}
