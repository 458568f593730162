// The window's contacts of a pair by topic, part of the day and kind of day: the groups whose mix may differ.
import type { PairContext } from './cell-scores.js';
import { seriesOf, topicsOf } from './evidence.js';
import type { Run } from './run.js';
import type { RawGroup } from './simpson.js';
import type { Strata } from './strata.js';

function groupsOf(a: Strata, b: Strata): readonly RawGroup[] {
  const keys = [...new Set([...a.keys(), ...b.keys()])].sort((one, other) => one - other);
  return keys.map((key) => ({ a: a.get(key) ?? null, b: b.get(key) ?? null }));
}

/** All groups of a cell; of every topic, unmapped ones included, for the cell of all topics. */
export function rawGroups(
  { evidence, book }: Run,
  { measure, layout }: PairContext,
  topic: string | null,
): readonly RawGroup[] {
  const { metric, a, b } = measure;
  const [ofA, ofB] = [a, b].map(({ variant }) => topicsOf(evidence, metric.id, variant)) as [
    ReturnType<typeof topicsOf>,
    ReturnType<typeof topicsOf>,
  ];
  const topics = topic === null ? [...new Set([...ofA.keys(), ...ofB.keys()])].sort() : [topic];
  return topics.flatMap((one) =>
    groupsOf(
      book.strataOf(seriesOf(ofA, one, a.channel), metric.kind, layout),
      book.strataOf(seriesOf(ofB, one, b.channel), metric.kind, layout),
    ),
  );
}
