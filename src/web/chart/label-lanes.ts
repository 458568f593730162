// Gives each label of a row a lane and a place, so that no two touch and none leaves the drawing.

/** A label that wants to stand under its anchor; pixels. */
export interface LabelWish {
  readonly anchor: number;
  readonly width: number;
}

/** Where it stands: how far its middle lies from the anchor (pixels), and in which lane (0 = nearest the dot). */
export interface LabelPlace {
  readonly shift: number;
  readonly lane: number;
}

const gapPx = 10;

/**
 * Which lane and which shift has each label, inside a drawing of that width? Every label is kept inside, and labels of
 * one lane are at least 10 px apart. A drawing that is wider keeps both promises, since anchors only move apart.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  drawingWidth: number,
): readonly LabelPlace[] {
  const taken: { from: number; to: number; lane: number }[] = [];
  const order = wishes.map((_, index) => index).sort((a, b) => priority(wishes, a, b));
  const places = new Map<number, LabelPlace>();
  for (const index of order) {
    const wish = wishes[index]!;
    const from = kept(wish.anchor - wish.width / 2, drawingWidth - wish.width);
    const to = from + wish.width;
    const lane = freeLane(taken, from, to);
    taken.push({ from, to, lane });
    places.set(index, { shift: (from + to) / 2 - wish.anchor, lane });
  }
  return wishes.map((_, index) => places.get(index)!);
}

/** The two ends of the row come first: they tell the story, so they get the lane next to the dots. */
function priority(wishes: readonly LabelWish[], a: number, b: number): number {
  return endDistance(wishes, a) - endDistance(wishes, b) || a - b;
}

function endDistance(wishes: readonly LabelWish[], index: number): number {
  return Math.min(index, wishes.length - 1 - index);
}

function kept(from: number, largest: number): number {
  return Math.max(0, Math.min(from, largest));
}

function freeLane(
  taken: readonly { from: number; to: number; lane: number }[],
  from: number,
  to: number,
): number {
  const clashes = new Set(
    taken.filter((t) => from < t.to + gapPx && to > t.from - gapPx).map((t) => t.lane),
  );
  let lane = 0;
  while (clashes.has(lane)) lane += 1;
  return lane;
}
