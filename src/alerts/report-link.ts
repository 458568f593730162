// Addresses in messages: the same report with the same filters, and the page of one gap.
import type { Window } from '../domain/window.js';
import type { Language } from '../report/consistency-report.js';

export interface LinkFilters {
  readonly window?: Window;
  readonly topic?: string | null;
  readonly metric?: string;
  readonly lang?: Language;
}

/** `PUBLIC_URL/report?...`; instants as ISO, so that the link shows the very period of the message. */
export function reportLink(
  publicUrl: string,
  { window, topic, metric, lang }: LinkFilters,
): string {
  const query = new URLSearchParams();
  if (window !== undefined) {
    query.set('from', new Date(window.from).toISOString());
    query.set('to', new Date(window.to).toISOString());
  }
  if (typeof topic === 'string') query.set('topics', topic);
  if (metric !== undefined) query.set('metrics', metric);
  if (lang !== undefined) query.set('lang', lang);
  const text = query.toString();
  return `${publicUrl.replace(/\/+$/, '')}/report${text === '' ? '' : `?${text}`}`;
}
