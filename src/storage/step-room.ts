// Room for the steps of a page. It is left to the next page: it is as long as pages need by then, and garbage of that size is dear.

/** Two columns with room for more than they hold. */
export interface StepRoom {
  /** Measure and slot in one number. */
  codes: Int32Array;
  counts: Float64Array;
}

const firstRoom = 4096;
/** More than this is given back: a page of the largest kind needs it seldom. */
const keptRoom = 2 ** 18;

let left: StepRoom | null = null;

/** Room nobody else has: what was left, else new. */
export function takeRoom(): StepRoom {
  const room = left ?? { codes: new Int32Array(firstRoom), counts: new Float64Array(firstRoom) };
  left = null;
  return room;
}

/** Leaves the room to the next; who leaves it has none any more. */
export function leaveRoom(room: StepRoom): void {
  const { codes, counts } = room;
  if (codes.length <= keptRoom) left = { codes, counts };
  [room.codes, room.counts] = [new Int32Array(0), new Float64Array(0)];
}

export function doubleRoom(room: StepRoom): void {
  const { codes, counts } = room;
  const length = Math.max(firstRoom, 2 * codes.length);
  room.codes = new Int32Array(length);
  room.codes.set(codes);
  room.counts = new Float64Array(length);
  room.counts.set(counts);
}
