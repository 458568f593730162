// Since when? The day that best splits the daily differences into before and after, with the days that split nearly as well.
import type { StratifiedScore } from '../statistics/stratified-score.js';

/** What one local day says, seen from the channel that is worse. */
export interface DayScore extends Pick<StratifiedScore, 'score' | 'weight'> {
  /** YYYY-MM-DD */
  readonly day: string;
  /** ISO week of the day. */
  readonly week: string;
}

export interface Onset {
  readonly day: string;
  readonly from: string;
  readonly to: string;
}

/** Days whose split is this much less clear than the best one still count as possible. */
const width = 7;

/** Variance of a weekly difference per unit of 1/W, from the successive differences of weeks: one jump of level hardly moves it. */
export function weeklyNoise(days: readonly DayScore[]): number | null {
  const weeks = new Map<string, { score: number; weight: number }>();
  for (const { week, score, weight } of days) {
    const sum = weeks.get(week) ?? { score: 0, weight: 0 };
    weeks.set(week, { score: sum.score + score, weight: sum.weight + weight });
  }
  const held = [...weeks.values()].filter(({ weight }) => weight > 0);
  let sum = 0;
  for (let i = 1; i < held.length; i++) {
    const [before, after] = [held[i - 1]!, held[i]!];
    const step = after.score / after.weight - before.score / before.weight;
    sum += step ** 2 / (1 / after.weight + 1 / before.weight);
  }
  return held.length > 1 && sum > 0 ? sum / (held.length - 1) : null;
}

/** How clearly a split at each day tells worse after from better before; 0 where the later days are not worse. */
function splits(days: readonly DayScore[], noise: number): readonly number[] {
  const total = days.reduce(
    (sum, { score, weight }) => ({ score: sum.score + score, weight: sum.weight + weight }),
    { score: 0, weight: 0 },
  );
  let [score, weight] = [0, 0];
  return days.map((day) => {
    const [w0, w1] = [weight, total.weight - weight];
    const jump = w0 > 0 && w1 > 0 ? (total.score - score) / w1 - score / w0 : 0;
    score += day.score;
    weight += day.weight;
    return jump > 0 ? (jump ** 2 * w0 * w1) / ((w0 + w1) * noise) : 0;
  });
}

/**
 * The day a gap began and the interval it began in: the day that maximises G, and all days with G >= Gmax - 7. Where no split stands out
 * (Gmax below 7) the gap was there from the first day. Days go oldest first, at most 182 of them; null without two weeks of contacts.
 * Source: detection.md section 5; Page 1955, Hinkley 1970 (change-point estimation).
 */
export function estimateOnset(days: readonly DayScore[]): Onset | null {
  const noise = weeklyNoise(days);
  const first = days.find(({ weight }) => weight > 0);
  if (noise === null || !first) return null;
  const clearness = splits(days, noise);
  const best = Math.max(...clearness);
  const possible = days.filter(
    (_, index) => clearness[index]! > 0 && clearness[index]! >= best - width,
  );
  const from = best < width ? first.day : (possible[0] ?? first).day;
  const to = (possible.at(-1) ?? first).day;
  return { day: best < width ? first.day : days[clearness.indexOf(best)]!.day, from, to };
}
