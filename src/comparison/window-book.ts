// What each channel did in the window, added up once and met by every pair.
import type { Tally } from '../domain/cell.js';
import type { MetricKind } from '../domain/metric.js';
import { childOf } from './child-of.js';
import type { Series } from './evidence.js';
import { groupWindow, type Layout, type Strata } from './strata.js';
import { contactsOf, sumTallies } from './tallies.js';

export interface WindowBook {
  /** The window's contacts by part of the day, weekday or weekend, and language, all weeks together. */
  strataOf(series: Series, kind: MetricKind, layout: Layout): Strata;
  /** Everything in the window, unstratified; null where there is nothing. */
  tallyOf(series: Series, layout: Layout): Tally | null;
}

interface Page {
  readonly groups: ReadonlyMap<number, Tally>;
  readonly total: Tally | null;
  strata: Strata | null;
}

function pageOf(series: Series, layout: Layout): Page {
  const groups = groupWindow(series, layout);
  const total = groups.size > 0 ? sumTallies([...groups.values()]) : null;
  return { groups, total, strata: null };
}

function strataOf(groups: Page['groups'], kind: MetricKind): Strata {
  const strata: [number, NonNullable<ReturnType<typeof contactsOf>>][] = [];
  for (const [key, tally] of groups) {
    const contacts = contactsOf(kind, tally);
    if (contacts !== null) strata.push([key, contacts]);
  }
  return new Map(strata);
}

/** An empty book: for one run, or for as long as series that have not changed stay the same objects. */
export function openWindowBook(): WindowBook {
  const known = new Map<string, WeakMap<Series, Page>>();
  const page = (series: Series, layout: Layout): Page => {
    const pages = childOf(known, layout.key, () => new WeakMap<Series, Page>());
    const found = pages.get(series);
    if (found !== undefined) return found;
    const made = pageOf(series, layout);
    pages.set(series, made);
    return made;
  };
  return {
    strataOf: (series, kind, layout) => {
      const found = page(series, layout);
      return (found.strata ??= strataOf(found.groups, kind));
    },
    tallyOf: (series, layout) => page(series, layout).total,
  };
}
