// Strata worked out once and met by every pair: a channel's waits are sorted once, whoever they are compared with.
import type { MetricKind } from '../domain/metric.js';
import type { Series } from './evidence.js';
import { stratify, type Layout, type Strata } from './strata.js';

/** Remembers the strata of each series per layout. */
export interface StrataBook {
  byUnit(series: Series, kind: MetricKind, layout: Layout): Strata;
}

/** An empty book: for one topic of one run. */
export function openStrataBook(): StrataBook {
  const known = new Map<string, Map<Series, Strata>>();
  return {
    byUnit: (series, kind, layout) => {
      const pages = known.get(layout.key) ?? new Map<Series, Strata>();
      known.set(layout.key, pages);
      const strata = pages.get(series) ?? stratify(series, kind, layout);
      pages.set(series, strata);
      return strata;
    },
  };
}
