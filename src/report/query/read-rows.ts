// Which contacts a list is asked for, and where it goes on.
import type { Instant } from '../../domain/clock.js';
import type { InteractionKey } from '../../storage/interaction.store.js';
import type { InteractionQuery } from '../../storage/interaction-query.js';
import type { QueryFinding } from './finding.js';
import { readList, singleOf, unknownParameters, type Reading } from './read-choice.js';
import { instantOf } from './read-period.js';
import { keyIn } from './row-cursor.js';

/** Rows on a page of JSON: as many where nothing is said, and at most. */
const usualLimit = 5000;
const mostRows = 10_000;

const parameters = [
  ...['from', 'to', 'updatedSince', 'channels', 'topics', 'sources'],
  ...['limit', 'cursor', 'bom'],
] as const;

/** What a list of contacts may name at present. */
export interface RowNames {
  readonly channels: readonly string[];
  readonly topics: readonly string[];
  readonly sources: readonly string[];
  readonly zone: string;
}

export interface RowsWanted {
  readonly query: InteractionQuery;
  readonly limit: number;
  readonly after: InteractionKey | null;
  /** For Excel. */
  readonly withBom: boolean;
  readonly findings: readonly QueryFinding[];
}

/** Reads the parameters of `/interactions`; `from` and `to` are half-open and speak of the opening. */
export function readRowsWanted(
  given: Reading['parameters'],
  { zone, ...names }: RowNames,
): RowsWanted {
  const findings = unknownParameters(given, parameters);
  const reading: Reading = { parameters: given, findings };
  const instant = (name: string): Instant | null =>
    read(reading, name, 'not_a_date', (text) => instantOf(text, zone));
  const query = withoutNulls({
    from: instant('from'),
    to: instant('to'),
    updatedSince: instant('updatedSince'),
    channels: readList(reading, 'channels', names.channels),
    topics: readList(reading, 'topics', names.topics),
    sources: readList(reading, 'sources', names.sources),
  });
  return {
    query,
    limit: read(reading, 'limit', 'unknown_value', limitIn) ?? usualLimit,
    after: read(reading, 'cursor', 'unknown_value', keyIn),
    withBom: singleOf(reading, 'bom') === '1',
    findings,
  };
}

function read<T>(
  reading: Reading,
  parameter: string,
  kind: QueryFinding['kind'],
  meaning: (text: string) => T | null,
): T | null {
  const value = singleOf(reading, parameter);
  if (value === null) return null;
  const meant = meaning(value.trim());
  if (meant === null) reading.findings.push({ kind, parameter, value, nearest: null });
  return meant;
}

function limitIn(text: string): number | null {
  const limit = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= mostRows ? limit : null;
}

type Asked<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

function withoutNulls<T extends object>(values: T): Asked<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null),
  ) as Asked<T>;
}
