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
const niceWaits = [
  1,
  5,
  15,
  minute,
  5 * minute,
  15 * minute,
  hour,
  4 * hour,
  12 * hour,
  day,
  3 * day,
  7 * day,
  14 * day,
  28 * day,
  91 * day,
  182 * day,
];
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
  const inside = niceWaits.filter((tick) => tick >= low * 0.98 && tick <= high * 1.02);
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

/** Every tick at least that far from the one before it. */
function apart(ticks: readonly number[], percentOf: (value: number) => number): readonly number[] {
  const kept: number[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    if (last === undefined || percentOf(tick) - percentOf(last) >= tickGapPercent) kept.push(tick);
  }
  return kept;
}

/** At most four round waits inside a vertical scale's ends. */
export function niceWaitTicks([low, high]: readonly [number, number]): readonly number[] {
  const inside = niceWaits.filter((tick) => tick > low && tick < high);
  const step = Math.ceil(inside.length / 4);
  return inside.filter((_, index) => index % step === 0);
}
