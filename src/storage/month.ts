// The months that PostgreSQL keeps interactions in, one partition each.
import type { Instant } from '../domain/clock.js';

/** A partition of the table `interaction`. */
export interface Month {
  readonly name: string;
  /** First instant; null = everything before. */
  readonly from: Instant | null;
  /** First instant after; null = everything from then on. */
  readonly to: Instant | null;
}

/** Months have partitions of their own within this century; dates beyond are mistakes, and would make partitions without end. */
const firstMonth = Date.UTC(2000, 0);
const endOfMonths = Date.UTC(2100, 0);

/** What lies before and after; made with the table. */
export const outerMonths: readonly Month[] = [
  { name: 'interaction_before_2000', from: null, to: firstMonth },
  { name: 'interaction_from_2100', from: endOfMonths, to: null },
];

/**
 * The month an instant lies in, in UTC: bounds stand for ever, while a report zone may change; and retention, which ends at
 * the start of a segment, can end at the start of a month.
 */
export function monthOf(at: Instant): Month {
  if (at < firstMonth) return outerMonths[0]!;
  if (at >= endOfMonths) return outerMonths[1]!;
  const day = new Date(at);
  return monthNumbered(day.getUTCFullYear(), day.getUTCMonth());
}

/** The month a partition holds; null where it is none of a month of its own. */
export function monthNamed(partition: string): Month | null {
  const [, year, month] = /^interaction_(\d{4})_(\d{2})$/.exec(partition) ?? [];
  return year === undefined ? null : monthNumbered(Number(year), Number(month) - 1);
}

function monthNumbered(year: number, month: number): Month {
  const name = `interaction_${year}_${String(month + 1).padStart(2, '0')}`;
  return { name, from: Date.UTC(year, month), to: Date.UTC(year, month + 1) };
}

/** As the bounds of a partition. */
export function boundsOf({ from, to }: Month): string {
  return `FROM (${from ?? 'MINVALUE'}) TO (${to ?? 'MAXVALUE'})`;
}

/** As a condition on a column: with it PostgreSQL plans for this partition only. */
export function withinMonth(column: string, { from, to }: Month): string {
  return [
    ...(from === null ? [] : [`${column} >= ${from}`]),
    ...(to === null ? [] : [`${column} < ${to}`]),
  ].join(' AND ');
}

/** The list cut by the month of each. */
export function byMonth<T>(
  list: readonly T[],
  openedAt: (one: T) => Instant,
): readonly (readonly [Month, readonly T[]])[] {
  const groups = new Map<string, [Month, T[]]>();
  for (const one of list) {
    const month = monthOf(openedAt(one));
    const group = groups.get(month.name);
    if (group === undefined) groups.set(month.name, [month, [one]]);
    else group[1].push(one);
  }
  return [...groups.values()];
}
