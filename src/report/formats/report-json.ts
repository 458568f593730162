// The report as JSON: the same object, instants as ISO text, every figure as it stands.
import type { Comparison } from '../../domain/comparison.js';
import type { Gap } from '../../domain/gap.js';
import type { ConsistencyReport, SourceState } from '../consistency-report.js';
import { instantText, instantTextOrNull } from './instant-text.js';

/** `from`, `completeUntil`, `openedAt`... : the fields that hold instants, wherever they stand. */
const instantFields = new Set([
  'from',
  'to',
  'completeUntil',
  'computedAt',
  'weekStart',
  'lastPolledAt',
  'seenAt',
  'openedAt',
  'worsenedAt',
  'resolvedAt',
  'acknowledgedAt',
  'snoozedUntil',
  'acceptedUntil',
  'updatedAt',
]);

/** What JSON can hold, with every instant written as text. */
export type Textual<Value> = Value extends number
  ? number | string
  : Value extends object
    ? { readonly [Key in keyof Value]: Textual<Value[Key]> }
    : Value;

export type ReportJson = Textual<ConsistencyReport>;
export type ComparisonJson = Textual<Comparison>;
export type GapJson = Textual<Gap>;
export type SourceJson = Textual<SourceState>;

/** A comparison as `GET /comparisons` and the report show it: estimates by channel, `difference` nested. */
export function comparisonJson(comparison: Comparison): ComparisonJson {
  return {
    ...comparison,
    completeUntil: instantText(comparison.completeUntil),
  };
}

/** A gap with its instants as text. */
export function gapJson(gap: Gap): GapJson {
  return withTextInstants(gap) as GapJson;
}

/** A source with its instants as text. */
export function sourceJson(source: SourceState): SourceJson {
  return withTextInstants(source) as SourceJson;
}

/** The whole report as `GET /report` answers it, `null`s written. */
export function reportJson(report: ConsistencyReport): ReportJson {
  return withTextInstants(report) as ReportJson;
}

/** The same as text; pretty for people, else on one line. */
export function reportJsonText(report: ConsistencyReport, { isPretty = false } = {}): string {
  return JSON.stringify(reportJson(report), null, isPretty ? 2 : undefined);
}

/** The same value, every instant in it as text; itself where it holds none. */
export function withTextInstants(value: unknown): unknown {
  if (!holdsInstants(value)) return value;
  if (Array.isArray(value)) return value.map(withTextInstants);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, textOf(name, held)]),
  );
}

/** What a field of this name holds, as JSON says it. */
export function textOf(name: string, held: unknown): unknown {
  const isInstant = instantFields.has(name) && (held === null || typeof held === 'number');
  return isInstant ? instantTextOrNull(held) : withTextInstants(held);
}

function holdsInstants(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  for (const name in value)
    if (instantFields.has(name) || holdsInstants(value[name as keyof typeof value])) return true;
  return false;
}
