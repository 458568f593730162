// The window's contacts of a pair by topic, part of the day and kind of day: the groups whose mix may differ.
import { inBlocks } from './blocks.js';
import type { PairContext } from './cell-scores.js';
import type { Run } from './run.js';
import { strataOfSide, type SideStrata } from './side-strata.js';
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
  context: PairContext,
  topic: string | null,
): readonly RawBlock[] {
  const { a, b } = context.measure;
  const [ofA, ofB] = [strataOfSide(run, context, a), strataOfSide(run, context, b)];
  const sidesOn = (one: string | null): Sides => [
    ofA.get(one) ?? noStrata,
    ofB.get(one) ?? noStrata,
  ];
  if (topic !== null) return [openRawBlock(groupsOf(sidesOn(topic)))];
  return context.kept.get('raw', [ofA, ofB], () =>
    inBlocks(topicsIn(ofA, ofB).map(sidesOn)).map((block, place) =>
      context.kept.get(`raw ${place}`, block.flat(), () => openRawBlock(block.flatMap(groupsOf))),
    ),
  );
}

const noStrata: Strata = new Map();

/** In order; unmapped contacts stand where `null` does as a word. */
function topicsIn(ofA: SideStrata, ofB: SideStrata): readonly (string | null)[] {
  return [...new Set([...ofA.keys(), ...ofB.keys()])].sort();
}
