// The contacts known so far, by reading, channel, topic, block of time and stratum; counted up and down as they become known.
import type { CellTally, Variant } from '../domain/cell.js';
import type { MeasuredValue } from '../domain/measurement.js';
import type { MetricId } from '../domain/metric.js';
import type { TimeStratum } from '../domain/window.js';
import { createTouchList, type SeriesAddress, type Touched } from './touch-list.js';
import { countTally, countValue, emptySheet, type TallySheet } from './tally-sheet.js';

/** Where in time (and, where it is a stratum, in which language) a contact lies. */
export interface Place {
  readonly stratum: TimeStratum;
  readonly language: string | null;
  /** Opened on a date without a time: no part of the day is known. */
  readonly isDateOnly: boolean;
}

/** Stratum inside a block (see `stratumKey`) -> its tally. */
export type BlockStrata = ReadonlyMap<number, TallySheet>;

/** Contacts in blocks of one length: weeks for the detector, days for the onset. */
export interface EvidenceBook {
  /** Counts one value in or out. */
  count(address: SeriesAddress, place: Place, value: MeasuredValue, by: 1 | -1): void;
  /** Adds whole tallies of one local day and daypart; unmapped contacts are passed over. */
  addTallies(stratum: TimeStratum, cells: readonly CellTally[]): void;
  /** Forgets a block, to be filled anew. */
  dropBlock(block: string): void;
  strataOf(address: SeriesAddress, block: string): BlockStrata;
  topicsOf(metric: MetricId, variant: Variant, channel: string): ReadonlySet<string>;
  /** Every reading and channel there is. */
  series(): readonly Omit<SeriesAddress, 'topic'>[];
  /** The blocks that changed and are due; the others wait for a later call. */
  takeTouched(isDue: (block: string) => boolean): Touched;
}

type Blocks = Map<string, Map<number, TallySheet>>;

interface Chapter {
  readonly address: Omit<SeriesAddress, 'topic'>;
  readonly topics: Map<string, Blocks>;
}

const noStrata: BlockStrata = new Map();
const nothing: ReadonlySet<string> = new Set();

function chapterKey({ metric, variant, channel }: Omit<SeriesAddress, 'topic'>): string {
  return `${metric}|${variant}|${channel}`;
}

function childOf<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}

/** Part of the day and kind of day (0..7), and 8 for each language before this one. */
function stratumKey({ daypart, isWeekend }: TimeStratum, language: number): number {
  return daypart * 2 + (isWeekend ? 1 : 0) + 8 * language;
}

/** An empty book. */
export function openEvidenceBook(grain: 'week' | 'day'): EvidenceBook {
  const chapters = new Map<string, Chapter>();
  const languages = new Map<string | null, number>([[null, 0]]);
  const blockOf = (stratum: TimeStratum): string => (grain === 'week' ? stratum.block : stratum.day);
  const blocksOf = (address: SeriesAddress): Blocks => {
    const { metric, variant, channel } = address;
    const chapter = childOf(chapters, chapterKey(address), () => ({
      address: { metric, variant, channel },
      topics: new Map<string, Blocks>(),
    }));
    return childOf(chapter.topics, address.topic, () => new Map());
  };
  const touch = createTouchList();
  const sheetOf = (address: SeriesAddress, place: Omit<Place, 'isDateOnly'>): TallySheet => {
    const block = blockOf(place.stratum);
    touch.add(address, block);
    const strata = childOf(blocksOf(address), block, () => new Map<number, TallySheet>());
    const language = childOf(languages, place.language, () => languages.size);
    return childOf(strata, stratumKey(place.stratum, language), emptySheet);
  };
  return {
    count: (address, place, value, by) => {
      const sheet = sheetOf(address, place);
      if (place.isDateOnly) sheet.dateOnly += by;
      countValue(sheet, value, by);
    },
    addTallies: (stratum, cells) => {
      for (const { cell, tally } of cells) {
        const { topic, language } = cell;
        if (topic !== null) countTally(sheetOf({ ...cell, topic }, { stratum, language }), tally);
      }
    },
    dropBlock: (block) => {
      for (const { address, topics } of chapters.values())
        for (const [topic, blocks] of topics)
          if (blocks.delete(block)) touch.add({ ...address, topic }, block);
    },
    strataOf: (address, block) =>
      chapters.get(chapterKey(address))?.topics.get(address.topic)?.get(block) ?? noStrata,
    topicsOf: (metric, variant, channel) =>
      new Set(chapters.get(chapterKey({ metric, variant, channel }))?.topics.keys() ?? nothing),
    series: () => [...chapters.values()].map(({ address }) => address),
    takeTouched: touch.take,
  };
}
