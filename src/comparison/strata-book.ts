// Strata worked out once and met by every pair: a channel's waits are sorted once, whoever they are compared with.
import type { MetricKind } from '../domain/metric.js';
import type { Series } from './evidence.js';
import { stratify, stratifyWindow, type Layout, type Strata } from './strata.js';

/** Remembers the strata of each series per layout. */
export interface StrataBook {
  byUnit(series: Series, kind: MetricKind, layout: Layout): Strata;
  overWindow(series: Series, kind: MetricKind, layout: Layout): Strata;
}

function remember(make: (series: Series, kind: MetricKind, layout: Layout) => Strata): typeof make {
  const known = new WeakMap<Layout, WeakMap<Series, Strata>>();
  return (series, kind, layout) => {
    const pages = known.get(layout) ?? new WeakMap<Series, Strata>();
    known.set(layout, pages);
    const strata = pages.get(series) ?? make(series, kind, layout);
    pages.set(series, strata);
    return strata;
  };
}

/** An empty book: for one set of blocks and one run. */
export function openStrataBook(): StrataBook {
  return { byUnit: remember(stratify), overWindow: remember(stratifyWindow) };
}
