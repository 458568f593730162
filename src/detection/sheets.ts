// Where the tallies of an evidence book lie: by reading and channel, topic, block and stratum.
import { childOf } from '../comparison/child-of.js';
import { emptySheet, type TallySheet } from './tally-sheet.js';
import type { SeriesAddress } from './touch-list.js';

/** Block -> stratum -> tally. */
type Blocks = Map<string, Map<number, TallySheet>>;
type Reading = Omit<SeriesAddress, 'topic'>;

export interface Sheets {
  /** The tally of a stratum; an empty one where there is none yet. */
  readonly at: (address: SeriesAddress, block: string, stratum: number) => TallySheet;
  readonly blocksOf: (address: SeriesAddress) => Blocks | undefined;
  /** Topics a channel ever had contacts on. */
  readonly topicsOf: (reading: Reading) => ReadonlySet<string> | undefined;
  /** Takes a block out everywhere; answers whose it was. */
  readonly drop: (block: string) => readonly SeriesAddress[];
  /** Every reading and channel with contacts in any block. */
  readonly series: () => readonly Reading[];
}

interface Chapter {
  readonly reading: Reading;
  readonly topics: Map<string, Blocks>;
  readonly names: Set<string>;
}

function keyOf({ metric, variant, channel }: Reading): string {
  return `${metric}|${variant}|${channel}`;
}

function isHeld({ topics }: Chapter): boolean {
  for (const blocks of topics.values()) if (blocks.size > 0) return true;
  return false;
}

export function createSheets(): Sheets {
  const chapters = new Map<string, Chapter>();
  const chapterOf = ({ metric, variant, channel }: Reading): Chapter =>
    childOf(chapters, keyOf({ metric, variant, channel }), () => ({
      reading: { metric, variant, channel },
      topics: new Map<string, Blocks>(),
      names: new Set<string>(),
    }));
  return {
    at: (address, block, stratum) => {
      const { topics, names } = chapterOf(address);
      names.add(address.topic);
      const blocks = childOf(topics, address.topic, (): Blocks => new Map());
      const strata = childOf(blocks, block, () => new Map<number, TallySheet>());
      return childOf(strata, stratum, emptySheet);
    },
    blocksOf: (address) => chapters.get(keyOf(address))?.topics.get(address.topic),
    topicsOf: (reading) => chapters.get(keyOf(reading))?.names,
    drop: (block) =>
      [...chapters.values()].flatMap(({ reading, topics }) =>
        [...topics]
          .filter(([, blocks]) => blocks.delete(block))
          .map(([topic]) => ({ ...reading, topic })),
      ),
    series: () => [...chapters.values()].filter(isHeld).map(({ reading }) => reading),
  };
}
