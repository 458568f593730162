// Segments walked side by side tell of each cell what adding their entries one by one tells.
import fc from 'fast-check';
import { encodeSegment, segmentFormat } from '../../src/storage/segment-blob.js';
import type { SegmentEntries } from '../../src/storage/segment-entries.js';
import { walkSegments, type CellSteps } from '../../src/storage/walk-segments.js';

interface Told {
  readonly key: number;
  readonly entries: readonly (readonly [slot: number, count: number])[];
  readonly marks: number;
}

type Slots = readonly (readonly [slot: number, count: number])[];
type CellsOf = ReadonlyMap<number, Slots>;

/** Few slots, few counts: cells often hold what the one before them held. */
const slots = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(1, 2, 200)), {
    selector: ([slot]) => slot,
    minLength: 1,
    maxLength: 3,
  })
  .map((list) => list.sort(([one], [other]) => one - other));
const cells = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), slots), {
    selector: ([key]) => key,
    maxLength: 5,
  })
  .map((list): CellsOf => new Map(list.sort(([one], [other]) => one - other)));
/** Two hours in three repeat cell after cell, as where a channel never closes. */
const twinned = cells.map(
  (each): CellsOf =>
    new Map(
      [...each].flatMap(([key, held]) => [[2 * key, held] as const, [2 * key + 1, held] as const]),
    ),
);
const hours = fc.array(fc.oneof(cells, twinned, twinned), { maxLength: 5 });

function bytesOf(held: CellsOf): Buffer {
  const entries = { cells: [] as number[], slots: [] as number[], counts: [] as number[] };
  for (const [key, list] of held)
    for (const [slot, count] of list) {
      entries.cells.push(key);
      entries.slots.push(slot);
      entries.counts.push(count);
    }
  return encodeSegment(entries satisfies SegmentEntries);
}

function walked(all: readonly CellsOf[], single: CellsOf): Told[] {
  const told: Told[] = [];
  const segments = all.map((held, at) => ({ start: at, bytes: bytesOf(held), mark: 1 << at }));
  const steps = new Map<number, CellSteps>(
    [...single].map(([key, list]) => [
      key,
      { slots: list.map(([slot]) => slot), counts: list.map(([, count]) => count), marks: 1 << 20 },
    ]),
  );
  walkSegments(segments, steps, {
    take: (key, { sums, slots: listed, size }, marks) => {
      const entries = [...listed.subarray(0, size)].map((slot) => [slot, sums[slot]!] as const);
      told.push({ key, entries, marks });
    },
  });
  return told;
}

/** The same by adding one entry after the other. */
function added(all: readonly CellsOf[], single: CellsOf): Told[] {
  const sums = new Map<number, { slots: Map<number, number>; marks: number }>();
  const sources = [...all.map((held, at) => [held, 1 << at] as const), [single, 1 << 20] as const];
  for (const [held, mark] of sources)
    for (const [key, list] of held) {
      const sum = sums.get(key) ?? { slots: new Map<number, number>(), marks: 0 };
      for (const [slot, count] of list) sum.slots.set(slot, (sum.slots.get(slot) ?? 0) + count);
      sums.set(key, { ...sum, marks: sum.marks | mark });
    }
  return [...sums]
    .sort(([one], [other]) => one - other)
    .map(([key, { slots: held, marks }]) => ({
      key,
      entries: [...held].sort(([one], [other]) => one - other),
      marks,
    }));
}

describe('segments walked side by side', () => {
  it('tell what adding their entries tells, cells that repeat the one before them too', () => {
    fc.assert(
      fc.property(hours, cells, (all, single) => {
        expect(walked(all, single)).toEqual(added(all, single));
      }),
      { numRuns: 2000 },
    );
  });

  it('tell a cell that one hour repeats and another does not', () => {
    const one = new Map([
      [2, [[1, 1]]],
      [3, [[1, 1]]],
    ] as [number, Slots][]);
    const other = new Map([
      [2, [[1, 1]]],
      [3, [[1, 2]]],
    ] as [number, Slots][]);
    const told = walked([one, other], new Map());
    expect(told.map(({ entries }) => entries)).toEqual([[[1, 2]], [[1, 3]]]);
  });

  it('tell a cell that fewer hours hold than the one before', () => {
    const one = new Map([
      [2, [[1, 1]]],
      [3, [[1, 1]]],
    ] as [number, Slots][]);
    const other = new Map([[2, [[1, 1]]]] as [number, Slots][]);
    const told = walked([one, other], new Map());
    expect(told).toEqual([
      { key: 2, entries: [[1, 2]], marks: 3 },
      { key: 3, entries: [[1, 1]], marks: 1 },
    ]);
  });

  it('start clean after a taker that fails', () => {
    const held = new Map([[2, [[1, 1]]]] as [number, Slots][]);
    const segments = [{ start: 0, bytes: bytesOf(held), mark: 1 }];
    const fail = (): void => {
      throw new Error('no such cell');
    };
    expect(() => {
      walkSegments(segments, new Map(), { take: fail });
    }).toThrow('no such cell');
    expect(walked([held], new Map())).toEqual([{ key: 2, entries: [[1, 1]], marks: 1 }]);
  });

  it('name the segment whose format is another', () => {
    const bytes = bytesOf(new Map());
    expect(bytes[0]).toBe(segmentFormat);
    const broken = Buffer.from(bytes);
    broken[0] = segmentFormat + 1;
    const segments = [{ start: 0, bytes: broken, mark: 1 }];
    expect(() => {
      walkSegments(segments, new Map(), { take: () => undefined });
    }).toThrow('the segment of 1970-01-01T00:00:00.000Z is damaged');
  });
});
