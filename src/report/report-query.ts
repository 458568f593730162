// What was asked: query parameters (URL, command line) to a ReportQuery, refusing by name what is not known.
import { metricIds, type MetricId } from '../domain/metric.js';
import type { Basis, ComparisonClock } from '../domain/comparison.js';
import { dayStart, localDay } from '../domain/zone.js';
import type { Instant } from '../domain/clock.js';
import type { Language, ReportQuery } from './consistency-report.js';
import { readList, readOne, unknownParameters, type Reading } from './query/read-choice.js';
import { readPeriod } from './query/read-period.js';
import { findingWords, type QueryFinding } from './query/finding.js';
import { languages } from './words/words.js';

export type { QueryFinding } from './query/finding.js';
export { findingWords } from './query/finding.js';

export type QueryParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a query may name. */
export interface KnownNames {
  readonly channels: readonly string[];
  readonly topics: readonly string[];
  readonly metrics?: readonly MetricId[];
  readonly zone: string;
  /** Parameters that mean something to the caller alone (`compare`, `sort`, `format`, `bom`). */
  readonly alsoAllowed?: readonly string[];
  readonly defaultLang?: Language;
}

export const reportParameters = [
  'from',
  'to',
  'topics',
  'channels',
  'metrics',
  'clock',
  'basis',
  'lang',
] as const;

const clocks: readonly ComparisonClock[] = ['customer', 'staffed'];
const bases: readonly (Basis | 'both')[] = ['customer', 'promise', 'both'];

/** Parameters that cannot be understood, each named; its message is one English sentence a finding. */
export class ReportQueryError extends Error {
  constructor(readonly findings: readonly QueryFinding[]) {
    super(findings.map((finding) => findingWords(finding, 'en')).join(' '));
    this.name = 'ReportQueryError';
  }
}

/** The query that parameters ask for. Throws ReportQueryError naming every one that is not known, and the nearest that is. */
export function parseReportQuery(parameters: QueryParameters, known: KnownNames): ReportQuery {
  const { query, findings } = readReportQuery(parameters, known);
  if (findings.length > 0) throw new ReportQueryError(findings);
  return query;
}

/** The same, never refusing: what was understood, and what was not (for a page that shows a notice). */
export function readReportQuery(
  parameters: QueryParameters,
  known: KnownNames,
): { readonly query: ReportQuery; readonly findings: readonly QueryFinding[] } {
  const findings = unknownParameters(parameters, [
    ...reportParameters,
    ...(known.alsoAllowed ?? []),
  ]);
  const reading: Reading = { parameters, findings };
  const lang = readOne(reading, 'lang', languages) ?? known.defaultLang ?? 'en';
  const query: ReportQuery = {
    ...readPeriod(reading, known.zone),
    topics: readList(reading, 'topics', known.topics),
    channels: readList(reading, 'channels', known.channels),
    metrics: readList(reading, 'metrics', known.metrics ?? metricIds),
    clock: readOne(reading, 'clock', clocks) ?? 'customer',
    basis: readOne(reading, 'basis', bases) ?? 'both',
    lang,
  };
  return { query, findings };
}

/**
 * The parameters that ask for this query again: lists repeat their name, defaults are left out. With a zone, bounds at
 * local midnight are written as dates; parseReportQuery reads either form back to the same query.
 */
export function serialiseReportQuery(query: ReportQuery, zone?: string): URLSearchParams {
  const parameters = new URLSearchParams();
  const from = query.period ?? boundWords(query.from, zone);
  const to = boundWords(query.to, zone);
  if (from !== null) parameters.set('from', from);
  if (to !== null) parameters.set('to', to);
  writeChoices(query, parameters);
  parameters.set('lang', query.lang);
  return parameters;
}

function writeChoices(query: ReportQuery, parameters: URLSearchParams): void {
  for (const name of ['topics', 'channels', 'metrics'] as const) {
    for (const value of query[name] ?? []) parameters.append(name, value);
  }
  if (query.clock !== 'customer') parameters.set('clock', query.clock);
  if (query.basis !== 'both') parameters.set('basis', query.basis);
}

function boundWords(bound: Instant | null, zone: string | undefined): string | null {
  if (bound === null) return null;
  if (zone !== undefined) {
    const day = localDay(bound, zone);
    if (dayStart(day, zone) === bound) return day;
  }
  return new Date(bound).toISOString().replace('.000Z', 'Z');
}
