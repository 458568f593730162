// Gives each label of a row a lane and a place: in the order of the marks, none touching, none outside the drawing.
import { spread } from './spread.js';

/** A label that wants to stand under its anchor; pixels. Wishes come sorted by anchor. */
export interface LabelWish {
  readonly anchor: number;
  readonly width: number;
}

/** Where it stands: how far its middle lies from the anchor (pixels), and in which lane (0 = nearest the marks). */
export interface LabelPlace {
  readonly shift: number;
  readonly lane: number;
}

const gapPx = 14;
/** A label farther from its mark than this takes a further lane. */
const farthestPx = 72;

/**
 * Which lane and which shift has each label, inside a drawing of that width? As few lanes as hold them, one more where that brings
 * labels nearer to their marks; labels keep the
 * order of their anchors and are at least 14 px apart. In a wider drawing both stay true, since anchors only move apart.
 * A label wider than the drawing stands alone in its lane, at the left edge.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  drawingWidth: number,
): readonly LabelPlace[] {
  const fewest = lanesNeeded(wishes, drawingWidth);
  const places = inLanes(wishes, drawingWidth, byTurns(wishes, fewest));
  const isNear = places.every(({ shift }) => Math.abs(shift) <= farthestPx);
  return isNear || wishes.length <= fewest
    ? places
    : inLanes(wishes, drawingWidth, whereFree(wishes, drawingWidth, fewest + 1));
}

function inLanes(
  wishes: readonly LabelWish[],
  drawingWidth: number,
  laneOf: readonly number[],
): readonly LabelPlace[] {
  const places = new Map<number, LabelPlace>();
  for (const lane of new Set(laneOf)) {
    const members = wishes.map((_, index) => index).filter((index) => laneOf[index] === lane);
    const middles = laneMiddles(
      members.map((index) => wishes[index]!),
      drawingWidth,
    );
    members.forEach((index, position) =>
      places.set(index, { shift: middles[position]! - wishes[index]!.anchor, lane }),
    );
  }
  return wishes.map((_, index) => places.get(index)!);
}

function byTurns(wishes: readonly LabelWish[], lanes: number): readonly number[] {
  return wishes.map((_, index) => index % lanes);
}

/** Each in the first lane that is free under its mark, else in the emptiest; by turns where a lane would overflow. */
function whereFree(
  wishes: readonly LabelWish[],
  drawingWidth: number,
  lanes: number,
): readonly number[] {
  const ends = Array.from({ length: lanes }, () => -Infinity);
  const laneOf = wishes.map(({ anchor, width }) => {
    const free = ends.findIndex((end) => anchor - width / 2 >= end);
    const lane = free >= 0 ? free : ends.indexOf(Math.min(...ends));
    ends[lane] = Math.max(ends[lane]!, anchor - width / 2) + width + gapPx;
    return lane;
  });
  const isHeld = Array.from({ length: lanes }, (_, lane) => lane).every(
    (lane) => widthOf(wishes.filter((_wish, index) => laneOf[index] === lane)) <= drawingWidth,
  );
  return isHeld ? laneOf : byTurns(wishes, lanes);
}

function widthOf(wishes: readonly LabelWish[]): number {
  return wishes.reduce((sum, { width }) => sum + width + gapPx, -gapPx);
}

function lanesNeeded(wishes: readonly LabelWish[], drawingWidth: number): number {
  let lanes = 1;
  while (lanes < wishes.length && fullestLane(wishes, lanes) > drawingWidth) lanes += 1;
  return lanes;
}

function fullestLane(wishes: readonly LabelWish[], lanes: number): number {
  const widths = Array.from({ length: lanes }, (_, lane) =>
    widthOf(wishes.filter((_wish, index) => index % lanes === lane)),
  );
  return Math.max(...widths);
}

function laneMiddles(wishes: readonly LabelWish[], drawingWidth: number): readonly number[] {
  const middles = spread(
    wishes.map(({ anchor, width }) => ({ middle: anchor, width: width + gapPx })),
  );
  return within(middles, wishes, drawingWidth);
}

/** The same middles pushed back inside: from the right edge leftwards, then from the left edge rightwards. */
function within(
  middles: readonly number[],
  wishes: readonly LabelWish[],
  drawingWidth: number,
): readonly number[] {
  const kept = [...middles];
  let right = drawingWidth;
  for (let index = kept.length - 1; index >= 0; index -= 1) {
    const half = wishes[index]!.width / 2;
    const middle = Math.min(kept[index]!, right - half);
    kept[index] = middle;
    right = middle - half - gapPx;
  }
  let left = 0;
  wishes.forEach(({ width }, index) => {
    const middle = Math.max(kept[index]!, left + width / 2);
    kept[index] = middle;
    left = middle + width / 2 + gapPx;
  });
  return kept;
}
