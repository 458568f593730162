// Every address the pages point at; what is on stays on from page to page.
import type { Window } from '../../domain/window.js';

/** What narrows a figure down to the contacts behind it. */
interface Behind {
  readonly topic?: string | null;
  readonly channel?: string;
  readonly metric?: string;
}

/** Parameter changes: null takes one away. */
type Changes = Readonly<Record<string, string | null>>;

export interface Links {
  /** This page with some parameters changed. */
  readonly here: (changes: Changes) => string;
  /** This page with nothing on but the language. */
  readonly cleared: () => string;
  readonly report: () => string;
  /** Where this very report is frozen. */
  readonly freeze: () => string;
  readonly topic: (id: string | null) => string;
  readonly behind: (what: Behind) => string;
  /** This page with its window as instants: it does not move along. */
  readonly fixed: (window: Window) => string;
  /** The same question to another route, with the window as instants. */
  readonly download: (route: string, window: Window) => string;
  readonly plain: (path: string) => string;
  /** A path with nothing behind it. */
  readonly root: (path: string) => string;
  readonly query: URLSearchParams;
  readonly path: string;
}

/** Parameters only a page knows: a download has no use for them. */
const pageOnly = ['compare', 'sort'];
/** Parameters that say which contacts are meant; they go along to the list of contacts. */
const cohort = ['from', 'to', 'lang'];

export function linksOf(place: {
  readonly publicPath: string;
  readonly path: string;
  readonly query: URLSearchParams;
}): Links {
  const { publicPath, path, query } = place;
  const to = (target: string, params: URLSearchParams): string =>
    publicPath + target + (params.size > 0 ? `?${params.toString()}` : '');
  return {
    here: (changes) => to(path, changed(query, changes)),
    cleared: () => to(path, only(query, ['lang'])),
    report: () => to('/report', query),
    freeze: () => to('/report/snapshots', query),
    topic: (id) => to(`/report/topics/${encodeURIComponent(id ?? 'all')}`, query),
    behind: (what) => to('/interactions', changed(only(query, cohort), { ...what })),
    fixed: (window) => to(path, changed(query, resolved(window))),
    download: (route, window) => to(route, changed(without(query, pageOnly), resolved(window))),
    plain: (target) => to(target, only(query, ['lang'])),
    root: (target) => publicPath + target,
    query,
    path: publicPath + path,
  };
}

/** A window as fixed instants, for links that must not move. */
function resolved({ from, to }: Window): Changes {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

function changed(
  query: URLSearchParams,
  changes: Readonly<Record<string, string | null | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

function only(query: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => names.includes(name)));
}

function without(query: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => !names.includes(name)));
}
