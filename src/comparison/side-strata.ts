// What each side of a pair did in the window, topic by topic: laid out once for all the pairs it is in.
import { openKeptList } from '../domain/kept-list.js';
import type { PairContext } from './cell-scores.js';
import { seriesOf, topicsOf } from './evidence.js';
import type { Side } from './pair-measure.js';
import { openRemembered, type Remembered } from './remembered.js';
import type { Run } from './run.js';
import type { Strata } from './strata.js';

/** Topic (null = unmapped) -> strata, of every topic of the side's reading. */
export type SideStrata = ReadonlyMap<string | null, Strata>;

/** The same map as before until the channel does something new in this reading. */
export function strataOfSide(run: Run, context: PairContext, side: Side): SideStrata {
  const { metric } = context.measure;
  const key = [context.layout.key, metric.id, side.channel, side.variant].join('|');
  const kept = run.remembered.get(`side|${key}`, [context.layout], openRemembered);
  return kept.get('in this run', [run], () => layOut(run, context, { side, kept }));
}

function layOut(
  run: Run,
  { measure: { metric }, layout }: PairContext,
  { side, kept }: { readonly side: Side; readonly kept: Remembered },
): SideStrata {
  const { channel, variant } = side;
  const topics = topicsOf(run.evidence, metric.id, variant);
  const names = kept.get('topics', [...topics.keys()], () => [...topics.keys()]);
  return kept.get('strata', [run.stateOf(channel, null), names], () => {
    const series = names.map((topic) => seriesOf(topics, topic, channel));
    const strata = kept
      .get('each', [], openKeptList<Strata>)
      .get([series], [], (place) => run.book.strataOf(series[place]!, metric.kind, layout));
    return kept.get(
      'by topic',
      [names, strata],
      () => new Map(names.map((topic, place) => [topic, strata[place]!])),
    );
  });
}
