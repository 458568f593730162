// One pushed record becomes a conversation, or the reason why it is none. Pure.
import type { Access } from '../connector.js';
import type { FieldName } from '../flat-fields.js';
import { readFlatRow, refuseRow, type FlatOutcome } from '../flat-row.js';
import { flatRulesOf } from '../flat-rules.js';
import type { PushConfig } from './config.js';

export type PushedOutcome = Extract<FlatOutcome, { kind: 'read' | 'skipped' }>;

/** Reads the records of one push; they are named by `place` (`row 17`) until they turn out to have an id. */
export function createPushReader(
  access: Access<PushConfig>,
): (record: unknown, place: string) => PushedOutcome {
  const rules = flatRulesOf(access, access.clock.now());
  const known: ReadonlySet<string> = new Set(access.config.fields);
  return (record, place) => {
    if (record === undefined) return refuseRow({ values: {}, place }, 'not_json');
    if (!isRecord(record)) return refuseRow({ values: {}, place }, 'not_an_object');
    const row = { values: record, place };
    if (Object.keys(record).some((key) => !known.has(key))) return refuseRow(row, 'unknown_field');
    const outcome = readFlatRow(row, rules);
    return outcome.kind === 'ambiguous' ? refuseRow(row, 'ambiguous_date') : outcome;
  };
}

function isRecord(record: unknown): record is Partial<Record<FieldName, unknown>> {
  return typeof record === 'object' && record !== null && !Array.isArray(record);
}
