// Which stored interactions are wanted, as SQL.
import type { Instant } from '../domain/clock.js';
import type { Dialect } from './database.js';
import type { SqlScalar } from './sql.js';

/** Everything is optional; several values of one field mean any of them. */
export interface InteractionQuery {
  readonly from?: Instant;
  readonly to?: Instant;
  readonly sources?: readonly string[];
  readonly channels?: readonly string[];
  /** null in the list = unmapped contacts. */
  readonly topics?: readonly (string | null)[];
  readonly customer?: string;
  readonly id?: string;
  /** Rows stored or changed at or after this instant. */
  readonly updatedSince?: Instant;
}

export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlScalar[];
}

/** The WHERE clause of a query (with its leading WHERE), always true where nothing is asked. */
export function conditionOf(query: InteractionQuery, dialect: Dialect): Condition {
  const parts = [
    part('i.opened_at >= ?', query.from),
    part('i.opened_at < ?', query.to),
    part('i.changed_at >= ?', query.updatedSince),
    part('i.customer = ?', query.customer),
    ofId(query.id, dialect),
    oneOf('source', query.sources),
    oneOf('channel', query.channels),
    topicIn(query.topics),
  ].filter((condition) => condition !== null);
  return {
    sql: `WHERE ${['1 = 1', ...parts.map(({ sql }) => sql)].join(' AND ')}`,
    values: parts.flatMap(({ values }) => values),
  };
}

function part(sql: string, value: SqlScalar | undefined): Condition | null {
  return value === undefined ? null : { sql, values: [value] };
}

/** PostgreSQL has keys in a table of their own, and finds the rows by when they were opened. */
function ofId(id: string | undefined, dialect: Dialect): Condition | null {
  const own = part('i.external_id = ?', id);
  if (own === null || dialect === 'sqlite') return own;
  const opened = 'ARRAY(SELECT opened_at FROM row_key WHERE external_id = ?)';
  return {
    sql: `${own.sql} AND i.opened_at = ANY (${opened})`,
    values: [...own.values, ...own.values],
  };
}

function oneOf(
  table: 'source' | 'channel' | 'topic',
  ids: readonly string[] | undefined,
): Condition | null {
  if (ids === undefined) return null;
  const marks = ids.length === 0 ? 'NULL' : ids.map(() => '?').join(', ');
  return { sql: `i.${table} IN (SELECT code FROM ${table} WHERE id IN (${marks}))`, values: ids };
}

function topicIn(topics: InteractionQuery['topics']): Condition | null {
  if (topics === undefined) return null;
  const named = oneOf(
    'topic',
    topics.filter((topic) => topic !== null),
  )!;
  if (!topics.includes(null)) return named;
  return { sql: `(i.topic = 0 OR ${named.sql})`, values: named.values };
}
