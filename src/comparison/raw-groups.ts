// The window's contacts of a pair by topic, part of the day and kind of day: the groups whose mix may differ.
import { openKeptList } from '../domain/kept-list.js';
import { inBlocks } from './blocks.js';
import type { PairContext } from './cell-scores.js';
import type { Run } from './run.js';
import { strataOfSide, type SideStrata } from './side-strata.js';
import { joinRawBlocks, openRawBlock, type RawBlock, type RawGroup } from './simpson.js';
import type { Strata } from './strata.js';

/** Both channels on one topic. */
type Sides = readonly [Strata, Strata];

function groupsOf([a, b]: Sides): readonly RawGroup[] {
  const keys = [...new Set([...a.keys(), ...b.keys()])].sort((one, other) => one - other);
  return keys.map((key) => ({ a: a.get(key) ?? null, b: b.get(key) ?? null }));
}

/**
 * All groups of a cell; of every topic, unmapped ones included, in blocks, for the cell of all topics. A topic is the same object as
 * before as long as both channels did the same on it, and a block as long as its topics are.
 */
export function rawGroups(
  run: Run,
  context: PairContext,
  topic: string | null,
): readonly RawBlock[] {
  const { a, b } = context.measure;
  const ofA = strataOfSide(run, context, a);
  const ofB = strataOfSide(run, context, b);
  const rawOn = (one: string | null): RawBlock => {
    const sides = [ofA.get(one) ?? noStrata, ofB.get(one) ?? noStrata] as const;
    return context.kept.get(`raw on ${one ?? ''}`, sides, () => openRawBlock(groupsOf(sides)));
  };
  if (topic !== null) return [rawOn(topic)];
  return context.kept.get('raw', [ofA, ofB], () => {
    const topics = topicsIn(ofA, ofB);
    const onEach = (strata: SideStrata): readonly unknown[] => topics.map((one) => strata.get(one));
    const blocks = context.kept
      .get('raw topics', [], openKeptList<RawBlock>)
      .get([topics, onEach(ofA), onEach(ofB)], [], (place) =>
        rawOn(topics[place] as string | null),
      );
    return inBlocks(blocks).map((block, place) =>
      context.kept.get(`raw ${place}`, block, () => joinRawBlocks(block)),
    );
  });
}

const noStrata: Strata = new Map();

/** In order; unmapped contacts stand where `null` does as a word. */
function topicsIn(ofA: SideStrata, ofB: SideStrata): readonly (string | null)[] {
  return [...new Set([...ofA.keys(), ...ofB.keys()])].sort();
}
