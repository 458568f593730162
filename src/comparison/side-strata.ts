// What each side of a pair did in the window, topic by topic: laid out once for all the pairs it is in.
import { openKeptList } from '../domain/kept-list.js';
import type { PairContext } from './cell-scores.js';
import { seriesOf, topicsOf } from './evidence.js';
import type { Side } from './pair-measure.js';
import type { Run } from './run.js';
import type { Strata } from './strata.js';

/** Topic (null = unmapped) -> strata, of every topic of the side's reading. */
export type SideStrata = ReadonlyMap<string | null, Strata>;

/** The same map as before until the channel does something new in this reading. */
export function strataOfSide(
  run: Run,
  { measure: { metric }, layout }: PairContext,
  { channel, variant }: Side,
): SideStrata {
  const topics = topicsOf(run.evidence, metric.id, variant);
  const { remembered, book } = run;
  const key = [layout.key, metric.id, channel, variant].join('|');
  const names = remembered.get(`topics|${key}`, [...topics.keys()], () => [...topics.keys()]);
  return remembered.get(`side|${key}`, [run.stateOf(channel, null), layout, names], () => {
    const series = names.map((topic) => seriesOf(topics, topic, channel));
    const strata = remembered
      .get(`strata|${key}`, [], openKeptList<Strata>)
      .get([series], [layout], (place) => book.strataOf(series[place]!, metric.kind, layout));
    return remembered.get(
      `by topic|${key}`,
      [names, strata],
      () => new Map(names.map((topic, place) => [topic, strata[place]!])),
    );
  });
}
