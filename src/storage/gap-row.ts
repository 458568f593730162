// A gap as a row, and back.
import type { Gap, GapChange, GapChangeKind } from '../domain/gap.js';
import type { Row, SqlScalar } from './sql.js';

export const gapColumns = [
  'id',
  'metric',
  'clock',
  'basis',
  'topic',
  'better',
  'worse',
  'state',
  'severity',
  'onset',
  'effect_at_opening',
  'effect',
  'opened_at',
  'worsened_at',
  'resolved_at',
  'acknowledged_at',
  'acknowledged_by',
  'snoozed_until',
  'accepted_until',
  'accepted_reason',
  'updated_at',
  'severity_parts',
] as const;

export function gapRow(gap: Gap): SqlScalar[] {
  return [
    gap.id,
    gap.metric,
    gap.clock,
    gap.basis,
    gap.topic,
    gap.better,
    gap.worse,
    gap.state,
    gap.severity,
    gap.onset === null ? null : JSON.stringify(gap.onset),
    gap.effectAtOpening,
    gap.effect,
    gap.openedAt,
    gap.worsenedAt,
    gap.resolvedAt,
    gap.acknowledgedAt,
    gap.acknowledgedBy,
    gap.snoozedUntil,
    gap.acceptedUntil,
    gap.acceptedReason,
    gap.updatedAt,
    gap.severityParts ? JSON.stringify(gap.severityParts) : null,
  ];
}

const jsonPlaces = new Set([gapColumns.indexOf('onset'), gapColumns.indexOf('severity_parts')]);

/** Column names to the field names of `Gap`: `opened_at` -> `openedAt`. */
const fields = gapColumns.map((column) =>
  column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
);

export function gapOf(row: Row): Gap {
  const values = row.map((value, index) =>
    jsonPlaces.has(index) && typeof value === 'string' ? (JSON.parse(value) as unknown) : value,
  );
  return Object.fromEntries(fields.map((field, index) => [field, values[index]])) as unknown as Gap;
}

export const changeColumns = 'id, gap_id, kind, at, actor, note, is_announced';

export function changeOf(row: Row): GapChange {
  const [id, gapId, kind, at, by, note, isAnnounced] = row as [
    number,
    string,
    GapChangeKind,
    number,
    string | null,
    string | null,
    number,
  ];
  return { id, gapId, kind, at, by, note, isAnnounced: isAnnounced === 1 };
}
