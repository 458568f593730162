// Where the marks and labels of one dot-range row go: nothing overlaps, nothing is cut, equal values stand side by side.
import type { Axis } from './axis.js';
import { placeLabels } from './label-lanes.js';
import { spread } from './spread.js';

/** One mark to place. `value: null` = beyond the axis (not reached), drawn at its right end. */
export interface DotWish {
  readonly value: number | null;
  /** Pixels. */
  readonly labelWidth: number;
}

/** A mark's place: per cent of the width plus a shift in pixels; the label's shift from the mark, and its lane. */
export interface DotPlace {
  readonly percent: number;
  readonly shift: number;
  readonly labelShift: number;
  readonly lane: number;
}

/** Labelled drawings are at least this wide, in pixels; narrower ones list their values under the line. */
export const labelledWidth = 620;
/** The narrowest drawing there is: half a page of paper. */
const narrowWidth = 230;
export const labelSize = 12;
const markWidth = 14;

/** Places for the marks of a row, in the order given. Dots must be sorted by value, those beyond the axis last. */
export function layoutRow(dots: readonly DotWish[], axis: Axis): readonly DotPlace[] {
  const percents = dots.map(({ value }) => (value === null ? 100 : axis.percentOf(value)));
  const narrow = percents.map((percent) => (percent / 100) * narrowWidth);
  const shifts = placeMarks(narrow).map((middle, index) => middle - narrow[index]!);
  const anchors = percents.map(
    (percent, index) => (percent / 100) * labelledWidth + shifts[index]!,
  );
  const labels = placeLabels(
    dots.map(({ labelWidth }, index) => ({ anchor: anchors[index]!, width: labelWidth })),
    labelledWidth,
  );
  return percents.map((percent, index) => ({
    percent,
    shift: shifts[index]!,
    labelShift: labels[index]!.shift,
    lane: labels[index]!.lane,
  }));
}

/** Marks side by side where values are equal or nearly so, inside the drawing. */
function placeMarks(middles: readonly number[]): readonly number[] {
  const apart = spread(middles.map((middle) => ({ middle, width: markWidth })));
  const count = apart.length;
  return apart.map((middle, index) => {
    const leftmost = markWidth / 2 + index * markWidth;
    const rightmost = narrowWidth - markWidth / 2 - (count - 1 - index) * markWidth;
    return Math.max(leftmost, Math.min(middle, rightmost));
  });
}
