// The window's contacts of a pair by topic, part of the day and kind of day: the groups whose mix may differ.
import { inBlocks } from './blocks.js';
import type { PairContext } from './cell-scores.js';
import { seriesOf, topicsOf } from './evidence.js';
import type { Run } from './run.js';
import { openRawBlock, type RawBlock, type RawGroup } from './simpson.js';
import type { Strata } from './strata.js';

/** Both channels on one topic. */
type Sides = readonly [Strata, Strata];

function groupsOf([a, b]: Sides): readonly RawGroup[] {
  const keys = [...new Set([...a.keys(), ...b.keys()])].sort((one, other) => one - other);
  return keys.map((key) => ({ a: a.get(key) ?? null, b: b.get(key) ?? null }));
}

/**
 * All groups of a cell, topics in blocks; of every topic, unmapped ones included, for the cell of all topics. Its blocks are the same
 * objects as before as long as both channels did the same on their topics.
 */
export function rawGroups(
  run: Run,
  { measure, layout, key }: PairContext,
  topic: string | null,
): readonly RawBlock[] {
  const { metric, a, b } = measure;
  const [ofA, ofB] = [a, b].map(({ variant }) => topicsOf(run.evidence, metric.id, variant)) as [
    ReturnType<typeof topicsOf>,
    ReturnType<typeof topicsOf>,
  ];
  const sidesOn = (one: string | null): Sides => [
    run.book.strataOf(seriesOf(ofA, one, a.channel), metric.kind, layout),
    run.book.strataOf(seriesOf(ofB, one, b.channel), metric.kind, layout),
  ];
  if (topic !== null) return [openRawBlock(groupsOf(sidesOn(topic)))];
  const topics = [...new Set([...ofA.keys(), ...ofB.keys()])].sort();
  return inBlocks(topics.map(sidesOn)).map((block, place) =>
    run.remembered.get(`raw|${place}|${key}`, block.flat(), () =>
      openRawBlock(block.flatMap(groupsOf)),
    ),
  );
}
