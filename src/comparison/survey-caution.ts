// Two ratings asked in unlike ways, or answered by unlike shares of customers.
import type { Tally } from '../domain/cell.js';
import type { Caution } from './comparison-input.js';

/** How one channel's ratings came about. */
export interface SurveySide {
  readonly channel: string;
  /** The commonest way of asking; null = not told. */
  readonly mode: string | null;
  /** The words customers are asked in; null = not told. */
  readonly question: string | null;
  /** Answers / solved contacts; null = not known. */
  readonly rate: number | null;
}

/** The way of asking behind most of a tally's ratings; null where none is told. */
export function commonestMode(tally: Tally | null): string | null {
  let mode: string | null = null;
  let most = 0;
  for (const [name, count] of tally?.beside ?? []) {
    if (name.startsWith('mode:') && count > most) [mode, most] = [name.slice(5), count];
  }
  return mode;
}

/** Unlike modes first, then unlike questions, then response rates more than `maxRatio` apart; null where alike or not known. */
export function surveyCaution(a: SurveySide, b: SurveySide, maxRatio: number): Caution | null {
  return modesApart(a, b) ?? questionsApart(a, b) ?? ratesApart(a, b, maxRatio);
}

const noRefusal = { reasonCode: 'survey_modes_differ', isRefusal: false } as const;

function modesApart(a: SurveySide, b: SurveySide): Caution | null {
  if (a.mode === null || b.mode === null || a.mode === b.mode) return null;
  const words = `asked in unlike ways: ${a.channel} by ${a.mode}, ${b.channel} by ${b.mode}`;
  const values = { a: a.channel, b: b.channel, modeA: a.mode, modeB: b.mode };
  return { ...noRefusal, words, values };
}

function questionsApart(a: SurveySide, b: SurveySide): Caution | null {
  if (a.question === null || b.question === null || a.question === b.question) return null;
  const words = `asked by unlike questions: ${a.channel} "${a.question}", ${b.channel} "${b.question}"`;
  const values = { a: a.channel, b: b.channel, questionA: a.question, questionB: b.question };
  return { ...noRefusal, words, values };
}

function ratesApart(a: SurveySide, b: SurveySide, maxRatio: number): Caution | null {
  if (a.rate === null || b.rate === null) return null;
  const [low, high] = a.rate < b.rate ? [a.rate, b.rate] : [b.rate, a.rate];
  if (high <= maxRatio * low) return null;
  const percent = (rate: number): string => `${Number((100 * rate).toPrecision(2))} %`;
  return {
    ...noRefusal,
    words: `answered by unlike shares of solved contacts: ${a.channel} ${percent(a.rate)}, ${b.channel} ${percent(b.rate)}`,
    values: { a: a.channel, b: b.channel, rateA: a.rate, rateB: b.rate },
  };
}
