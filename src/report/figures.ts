// Figures as a reader sees them. Every surface that shows a figure to people takes it from here.
import type { ChannelEstimate, Unit } from '../domain/comparison.js';
import type { Language } from './consistency-report.js';
import { durationWords } from './words/duration-words.js';
import { localeNumber } from './words/locale-number.js';
import { wordsOf, type WordKey } from './words/words.js';

/** Figures in one language. `null` reads as a dash, a median the curve never reached as "not reached". */
export interface Figures {
  /** 0..1 -> `81 %`; under 10 % with one decimal. */
  readonly percent: (share: number | null) => string;
  /** Percentage points without their unit: `19`, `1.4`. */
  readonly percentagePoints: (points: number | null) => string;
  /** `17.5x`. */
  readonly ratio: (ratio: number | null) => string;
  /** A mean on its scale: `4.4`, at most two decimals. */
  readonly rating: (mean: number | null) => string;
  readonly count: (count: number) => string;
  /** Seconds -> `14 h 19 min`. */
  readonly wait: (seconds: number | null) => string;
  /** Whole number, `93`. */
  readonly outOf100: (times: number | null) => string;
  /** The index, whole; a dash where there is none. */
  readonly index: (value: number | null) => string;
  /** A figure with its unit: a difference, a margin, a median against its promise. */
  readonly withUnit: (value: number | null, unit: Unit) => string;
}

const unitWords: Readonly<Record<Exclude<Unit, 'seconds'>, WordKey>> = {
  of_promise: 'unit.ofPromise',
  percentage_points: 'unit.percentagePoints',
  points: 'unit.points',
};

/** The figures of a language. */
export function figuresIn(lang: Language): Figures {
  const say = wordsOf(lang);
  const number = (value: number | null, decimals: number): string =>
    value === null ? say('unit.unknown') : localeNumber(value, lang, { atMost: decimals });
  const rating = (mean: number | null): string =>
    mean === null ? say('unit.unknown') : localeNumber(mean, lang, { atLeast: 1, atMost: 2 });
  const points = (value: number | null): string => number(value, decimalsOfPoints(value));
  const wait = (seconds: number | null): string =>
    seconds === null ? say('unit.notReached') : durationWords(seconds, lang);
  const plain = {
    of_promise: (value: number) => number(value, 2),
    percentage_points: points,
    points: rating,
  };
  return {
    percent: (share) =>
      share === null ? say('unit.unknown') : say('unit.percent', { n: points(share * 100) }),
    percentagePoints: points,
    ratio: (ratio) =>
      ratio === null ? say('unit.unknown') : say('unit.times', { n: number(ratio, 2) }),
    rating,
    count: (count) => number(count, 0),
    wait,
    outOf100: (times) => number(times, 0),
    index: (value) => number(value, 0),
    withUnit: (value, unit) => {
      if (unit === 'seconds') return wait(value);
      if (value === null) return say('unit.unknown');
      return say(unitWords[unit], { n: plain[unit](value) });
    },
  };
}

function decimalsOfPoints(value: number | null): number {
  return value !== null && Math.abs(value) < 9.95 ? 1 : 0;
}

/** Which of an estimate's figures does this comparison speak of (raw, or over the common mix)? */
export function middleOf(
  kind: 'duration' | 'share' | 'rating',
  own: ChannelEstimate['standardised'],
): number | null {
  if (kind === 'duration') return own.median;
  return kind === 'share' ? own.share : own.mean;
}
