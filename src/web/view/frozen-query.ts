// What a frozen report's links carry: its own filters and its own days, which never move.
import type { Language } from '../../report/consistency-report.js';

/** The parameters it was frozen with, its period as instants. */
export function frozenQuery(
  asked: unknown,
  { from, to, lang }: { readonly from: number; readonly to: number; readonly lang: Language },
): URLSearchParams {
  const kept = Object.entries((asked ?? {}) as Record<string, unknown>).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const query = new URLSearchParams(kept);
  query.set('from', new Date(from).toISOString());
  query.set('to', new Date(to).toISOString());
  query.set('lang', lang);
  return query;
}
