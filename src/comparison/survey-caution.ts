// Two ratings asked in unlike ways, or answered by unlike shares of customers.
import type { Tally } from '../domain/cell.js';
import type { Caution } from './comparison-input.js';

/** How one channel's ratings came about. */
export interface SurveySide {
  readonly channel: string;
  /** The commonest way of asking; null = not told. */
  readonly mode: string | null;
  /** Answers / solved contacts; null = not known. */
  readonly rate: number | null;
}

/** The way of asking behind most of a tally's ratings; null where none is told. */
export function commonestMode(tally: Tally | null): string | null {
  let [mode, most]: [string | null, number] = [null, 0];
  for (const [name, count] of tally?.beside ?? []) {
    if (name.startsWith('mode:') && count > most) [mode, most] = [name.slice(5), count];
  }
  return mode;
}

/** Unlike modes first, then response rates more than `maxRatio` apart; null where the two are alike or it is not known. */
export function surveyCaution(a: SurveySide, b: SurveySide, maxRatio: number): Caution | null {
  const reasonCode = 'survey_modes_differ';
  if (a.mode !== null && b.mode !== null && a.mode !== b.mode) {
    const words = `asked in unlike ways: ${a.channel} by ${a.mode}, ${b.channel} by ${b.mode}`;
    const values = { a: a.channel, b: b.channel, modeA: a.mode, modeB: b.mode };
    return { reasonCode, words, isRefusal: false, values };
  }
  if (a.rate === null || b.rate === null) return null;
  const [low, high] = a.rate < b.rate ? [a.rate, b.rate] : [b.rate, a.rate];
  if (high <= maxRatio * low) return null;
  const percent = (rate: number): string => `${Number((100 * rate).toPrecision(2))} %`;
  return {
    reasonCode,
    words: `answered by unlike shares of solved contacts: ${a.channel} ${percent(a.rate)}, ${b.channel} ${percent(b.rate)}`,
    isRefusal: false,
    values: { a: a.channel, b: b.channel, rateA: a.rate, rateB: b.rate },
  };
}
