// Builds evidence from single contacts, so that a test says what happened and not how it is stored.
import { bucketOf, type CellTally, type Tally, type Variant } from '../../src/domain/cell.js';
import type { Comparison } from '../../src/domain/comparison.js';
import { packCells } from '../../src/domain/packed-cells.js';
import { catalogue, type MetricId } from '../../src/domain/metric.js';
import { addDays, dayStart, weekOfDay } from '../../src/domain/zone.js';
import type { TimeStratum } from '../../src/domain/window.js';
import { compareAll } from '../../src/comparison/compare-all.js';
import type { ComparisonInput } from '../../src/comparison/comparison-input.js';
import type { EvidenceBlock } from '../../src/comparison/evidence.js';
import { defaultComparisonSettings } from '../../src/comparison/settings.js';

export const zone = 'Europe/Brussels';

export type Outcome =
  | { readonly waited: number }
  | { readonly gaveUpAfter: number }
  | { readonly said: boolean }
  | { readonly rated: number };

export interface Contact {
  readonly channel: string;
  readonly topic: string | null;
  readonly day: string;
  readonly daypart?: 0 | 1 | 2 | 3;
  readonly metric?: MetricId;
  readonly variant?: Variant;
  readonly language?: string;
  readonly isDateOnly?: boolean;
  readonly outcome: Outcome;
}

export const emptyTally: Tally = {
  n: 0,
  dateOnly: 0,
  ended: new Map(),
  censored: new Map(),
  open: 0,
  sum: 0,
  yes: 0,
  no: 0,
  pending: 0,
  levels: new Map(),
};

function plusOne(counts: ReadonlyMap<number, number>, key: number): ReadonlyMap<number, number> {
  return new Map(counts).set(key, (counts.get(key) ?? 0) + 1);
}

/** One contact more. */
export function record(tally: Tally, outcome: Outcome, isDateOnly = false): Tally {
  const counted = { ...tally, n: tally.n + 1, dateOnly: tally.dateOnly + (isDateOnly ? 1 : 0) };
  if ('waited' in outcome)
    return { ...counted, ended: plusOne(tally.ended, bucketOf(outcome.waited)) };
  if ('gaveUpAfter' in outcome)
    return { ...counted, censored: plusOne(tally.censored, bucketOf(outcome.gaveUpAfter)) };
  if ('rated' in outcome) return { ...counted, levels: plusOne(tally.levels, outcome.rated) };
  return outcome.said ? { ...counted, yes: tally.yes + 1 } : { ...counted, no: tally.no + 1 };
}

/** The time stratum of a day and part of the day. */
export function stratumOf(day: string, daypart: 0 | 1 | 2 | 3 = 1): TimeStratum {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return { block: weekOfDay(day), day, daypart, isWeekend: weekday === 0 || weekday === 6 };
}

interface GrowingBlock {
  readonly stratum: TimeStratum;
  readonly cells: Map<string, CellTally>;
}

/** Contacts as blocks, one a day and part of the day. */
export function blocksOf(contacts: readonly Contact[]): readonly EvidenceBlock[] {
  const blocks = new Map<string, GrowingBlock>();
  for (const contact of contacts) {
    const stratum = stratumOf(contact.day, contact.daypart);
    const key = `${stratum.day} ${stratum.daypart}`;
    const block = blocks.get(key) ?? { stratum, cells: new Map() };
    blocks.set(key, block);
    const cell = {
      channel: contact.channel,
      topic: contact.topic,
      metric: contact.metric ?? 'first_response',
      variant: contact.variant ?? 'customer',
      language: contact.language ?? null,
    };
    const address = JSON.stringify(cell);
    const tally = block.cells.get(address)?.tally ?? emptyTally;
    block.cells.set(address, {
      cell,
      tally: record(tally, contact.outcome, contact.isDateOnly),
    });
  }
  return [...blocks.values()].map(({ stratum, cells }) => ({
    stratum,
    cells: packCells([...cells.values()]),
  }));
}

/** First day of the thirteen weeks most tests use: a Monday. */
export const monday = '2026-06-01';

export function dayOfWeek(week: number, weekday = 0, first = monday): string {
  return addDays(first, 7 * week + weekday);
}

export type Question = Partial<ComparisonInput> & {
  readonly from?: string;
  readonly to?: string;
};

/** A whole input around some contacts: the window is `from`..`to` (days), by default thirteen weeks from `monday`. */
export function inputOf(contacts: readonly Contact[], question: Question = {}): ComparisonInput {
  const { from = monday, to = addDays(monday, 91), ...rest } = question;
  const window = { from: dayStart(from, zone), to: dayStart(to, zone) };
  const ids = [...new Set(contacts.map(({ channel }) => channel))];
  return {
    window,
    zone,
    blocks: blocksOf(contacts),
    channels: ids.map((id) => ({ id, kind: 'other', name: { en: id, nl: id }, calendar: null })),
    metrics: catalogue,
    clock: 'customer',
    bases: ['customer', 'promise'],
    settings: defaultComparisonSettings,
    completeUntil: () => window.to,
    ...rest,
  };
}

export function compare(
  contacts: readonly Contact[],
  question: Question = {},
): readonly Comparison[] {
  return compareAll(inputOf(contacts, question));
}

/** A row of the result that a test is about; throws where there is none. */
export function rowOf(
  rows: readonly Comparison[],
  wanted: Partial<Pick<Comparison, 'metric' | 'topic' | 'basis' | 'variant'>>,
): Comparison {
  const found = rows.find((row) =>
    Object.entries(wanted).every(([key, value]) => row[key as keyof Comparison] === value),
  );
  if (!found) throw new Error(`no row ${JSON.stringify(wanted)}`);
  return found;
}

/** A seeded source of numbers in (0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296 || 0.5;
  };
}

/** A wait of about `median` seconds, spread like people's waits are (log-normal). */
export function waitAround(median: number, next: () => number, spread = 0.5): number {
  const normal = Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
  return median * Math.exp(spread * normal);
}

export interface Flow {
  readonly channel: string;
  readonly topic: string | null;
  /** Contacts a week, spread over the days and parts of the day. */
  readonly perWeek: number;
  readonly weeks?: number;
  readonly first?: string;
  outcome(next: () => number, week: number): Outcome;
}

/** Contacts that come in evenly: week after week, each at another day and part of the day. */
export function flow(
  { channel, topic, perWeek, weeks = 13, first = monday, outcome }: Flow,
  next: () => number,
): readonly Contact[] {
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: perWeek }, (_unused, index): Contact => {
      const weekday = Math.floor((index / perWeek) * 7);
      const daypart = (index % 3) + 1;
      return {
        channel,
        topic,
        day: dayOfWeek(week, weekday, first),
        daypart: daypart as 1 | 2 | 3,
        outcome: outcome(next, week),
      };
    }),
  ).flat();
}
