// What a request says about how its page should look.
import { languages } from '../../report/words/words.js';
import type { Language } from '../../report/consistency-report.js';
import type { Theme } from '../frame/page.js';

/** The part of a request that matters here. */
export interface PageRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** The query string, blank fields and doubled ends of a period left out. */
export function queryOf({ url }: PageRequest): URLSearchParams {
  const at = url.indexOf('?');
  const given = new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
  const kept = new URLSearchParams([...given].filter(([, value]) => value.trim() !== ''));
  if (kept.get('from')?.startsWith('last-')) kept.delete('to');
  return kept;
}

/** The language asked for: the parameter, else the first of `Accept-Language` that is spoken, else English. */
export function languageOf(request: PageRequest): Language {
  const asked = queryOf(request).get('lang');
  const accepted = headerOf(request, 'accept-language')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  const found = [asked, ...accepted].find((lang) => languages.some((known) => known === lang));
  return (found ?? 'en') as Language;
}

/** The theme in the cookie; `auto` where there is none. */
export function themeOf(request: PageRequest): Theme {
  const found = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(headerOf(request, 'cookie'));
  return found?.[1] === 'light' || found?.[1] === 'dark' ? found[1] : 'auto';
}

function headerOf({ headers }: PageRequest, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : (value?.join(',') ?? '');
}

/** The parameters as a record, repeated ones as lists. */
export function parametersOf(
  query: URLSearchParams,
): Readonly<Record<string, string | readonly string[]>> {
  const names = [...new Set(query.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
