// One pushed record becomes a conversation, or the reason why it is none. Pure.
import type { Access } from '../connector.js';
import type { FieldName } from '../flat-fields.js';
import { readFlatRow, refuseRow, type FlatOutcome } from '../flat-row.js';
import { flatRulesOf } from '../flat-rules.js';
import type { PushConfig } from './config.js';

/** Records are named by `place` (`row 17`) until they turn out to have an id. */
export function readPushed(
  access: Access<PushConfig>,
  record: unknown,
  place: string,
): Extract<FlatOutcome, { kind: 'read' | 'skipped' }> {
  if (!isRecord(record)) return refuseRow({ values: {}, place }, 'not_an_object');
  const row = { values: record, place };
  const known: readonly string[] = access.config.fields;
  if (Object.keys(record).some((key) => !known.includes(key)))
    return refuseRow(row, 'unknown_field');
  const outcome = readFlatRow(row, flatRulesOf(access, access.clock.now()));
  return outcome.kind === 'ambiguous' ? refuseRow(row, 'ambiguous_date') : outcome;
}

function isRecord(record: unknown): record is Partial<Record<FieldName, unknown>> {
  return typeof record === 'object' && record !== null && !Array.isArray(record);
}
