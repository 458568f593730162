// The horizontal scales of the drawings: a logarithmic one for waits, a straight one for shares. Positions in per cent.
import { scaleLinear, scaleLog } from 'd3-scale';

/** A scale whose positions are per cent of the drawing's width, so that the drawing can be any width. */
export interface Axis {
  readonly ticks: readonly number[];
  readonly percentOf: (value: number) => number;
}

const minute = 60;
const hour = 3600;
const day = 86_400;
/** Round waits; the main ones are shown first, the others where there is room. */
const mainWaits = [1, minute, 15 * minute, hour, 4 * hour, day, 7 * day, 28 * day, 182 * day];
const otherWaits = [5, 15, 30, 5 * minute, 30 * minute, 2 * hour, 8 * hour, 12 * hour, 2 * day];
const rareWaits = [3 * day, 14 * day, 91 * day];
const niceWaits = [...mainWaits, ...otherWaits, ...rareWaits].sort((a, b) => a - b);
/** Dots keep this far from the edges, in per cent, so that a mark never is cut in half. */
const marginPercent = 4;

/** Which logarithmic axis shows these waits (seconds)? Ends a little beyond them; at most six ticks, all round waits. */
export function waitAxis(seconds: readonly number[]): Axis {
  const known = seconds.map((value) => Math.max(1, value));
  const low = Math.min(...known, hour);
  const high = Math.max(...known, low * 4);
  const scale = scaleLog()
    .domain([low, high])
    .range([marginPercent, 100 - marginPercent]);
  const percentOf = (value: number): number => scale(Math.min(high, Math.max(low, value)));
  const inside = [...mainWaits, ...otherWaits, ...rareWaits].filter(
    (tick) => tick >= low * 0.98 && tick <= high * 1.02,
  );
  return { ticks: apart(inside, percentOf), percentOf };
}

/** The axis of shares, 0..1. */
export function shareAxis(): Axis {
  const scale = scaleLinear()
    .domain([0, 1])
    .range([marginPercent, 100 - marginPercent])
    .clamp(true);
  return { ticks: [0, 0.25, 0.5, 0.75, 1], percentOf: (value) => scale(value) };
}

/** So that labels of ticks do not touch on a phone. */
const tickGapPercent = 17;

/** As many ticks as fit, the first ones first; in order. */
function apart(ticks: readonly number[], percentOf: (value: number) => number): readonly number[] {
  const kept: number[] = [];
  for (const tick of ticks) {
    const isFree = kept.every(
      (other) => Math.abs(percentOf(tick) - percentOf(other)) >= tickGapPercent,
    );
    if (isFree) kept.push(tick);
  }
  return kept.sort((a, b) => a - b);
}

/** At most four round waits inside a vertical scale's ends. */
export function niceWaitTicks([low, high]: readonly [number, number]): readonly number[] {
  const inside = niceWaits.filter((tick) => tick > low && tick < high);
  const step = Math.ceil(inside.length / 4);
  return inside.filter((_, index) => index % step === 0);
}
