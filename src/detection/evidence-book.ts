// The contacts known so far, by reading, channel, topic, block of time and stratum; counted up and down as they become known.
import type { CellTally } from '../domain/cell.js';
import type { MeasuredValue } from '../domain/measurement.js';
import type { TimeStratum } from '../domain/window.js';
import { createTouchList, type SeriesAddress, type Touched } from './touch-list.js';
import { createSheets } from './sheets.js';
import { countTally, countValue, type TallySheet } from './tally-sheet.js';

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
  /** Counts whole tallies of one local day and daypart in or out; unmapped contacts are passed over. */
  addTallies(stratum: TimeStratum, cells: readonly CellTally[], by?: 1 | -1): void;
  /** Empties a block, to be filled anew: it counts as changed. */
  dropBlock(block: string): void;
  /** Frees the memory of a block that is no longer needed: nothing changes. */
  forgetBlock(block: string): void;
  strataOf(address: SeriesAddress, block: string): BlockStrata;
  /** Topics a channel ever had contacts on in a reading. */
  topicsOf(reading: Omit<SeriesAddress, 'topic'>): ReadonlySet<string>;
  /** Every reading and channel there is. */
  series(): readonly Omit<SeriesAddress, 'topic'>[];
  /** The blocks that changed and are due; the others wait for a later call. */
  takeTouched(isDue: (block: string) => boolean): Touched;
}

const noStrata: BlockStrata = new Map();
const noTopics: ReadonlySet<string> = new Set();

/** Part of the day and kind of day (0..7), and 8 for each language before this one. */
function stratumKey({ daypart, isWeekend }: TimeStratum, language: number): number {
  return daypart * 2 + (isWeekend ? 1 : 0) + 8 * language;
}

/** Numbers for languages as they turn up; none = 0. */
function createLanguages(): (language: string | null) => number {
  const numbers = new Map<string | null, number>([[null, 0]]);
  return (language) => {
    const number = numbers.get(language) ?? numbers.size;
    numbers.set(language, number);
    return number;
  };
}

/** An empty book. */
export function openEvidenceBook(grain: 'week' | 'day'): EvidenceBook {
  const sheets = createSheets();
  const touched = createTouchList();
  const numberOf = createLanguages();
  const sheetOf = (address: SeriesAddress, place: Omit<Place, 'isDateOnly'>): TallySheet => {
    const block = grain === 'week' ? place.stratum.block : place.stratum.day;
    touched.add(address, block);
    return sheets.at(address, block, stratumKey(place.stratum, numberOf(place.language)));
  };
  return {
    count: (address, place, value, by) => {
      const sheet = sheetOf(address, place);
      if (place.isDateOnly) sheet.dateOnly += by;
      countValue(sheet, value, by);
    },
    addTallies: (stratum, cells, by = 1) => {
      for (const { cell, tally } of cells) {
        const { topic, language } = cell;
        if (topic === null) continue;
        countTally(sheetOf({ ...cell, topic }, { stratum, language }), tally, by);
      }
    },
    dropBlock: (block) => {
      for (const address of sheets.drop(block)) touched.add(address, block);
    },
    forgetBlock: (block) => {
      sheets.drop(block);
    },
    strataOf: (address, block) => sheets.blocksOf(address)?.get(block) ?? noStrata,
    topicsOf: (reading) => sheets.topicsOf(reading) ?? noTopics,
    series: sheets.series,
    takeTouched: touched.take,
  };
}
