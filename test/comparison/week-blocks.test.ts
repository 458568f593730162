import fc from 'fast-check';
import { compareAll } from '../../src/comparison/compare-all.js';
import type { EvidenceBlock } from '../../src/comparison/evidence.js';
import { listCells } from '../../src/comparison/packed-tally.js';
import { sumTallies } from '../../src/comparison/tallies.js';
import type { CellTally } from '../../src/domain/cell.js';
import { packCells } from '../../src/domain/packed-cells.js';
import { dayNumber, weekdayOf } from '../../src/domain/civil-day.js';
import { blocksOf, dayOfWeek, inputOf, type Contact } from './evidence-builder.js';

/** The same contacts, each part of the day once a week, weekdays and weekend apart. */
function byWeek(blocks: readonly EvidenceBlock[]): readonly EvidenceBlock[] {
  const groups = new Map<string, EvidenceBlock[]>();
  for (const block of blocks) {
    const { block: week, daypart, isWeekend } = block.stratum;
    const key = `${week} ${daypart} ${String(isWeekend)}`;
    groups.set(key, [...(groups.get(key) ?? []), block]);
  }
  return [...groups.values()].map((group) => {
    const inOrder = group.toSorted((a, b) => (a.stratum.day < b.stratum.day ? -1 : 1));
    const { stratum } = inOrder[0]!;
    return { stratum, lastDay: inOrder.at(-1)!.stratum.day, cells: packCells(merged(inOrder)) };
  });
}

function merged(blocks: readonly EvidenceBlock[]): readonly CellTally[] {
  const cells = new Map<
    string,
    { cell: CellTally['cell']; tallies: CellTally['tally'][]; marks: number }
  >();
  for (const { stratum, cells: some } of blocks)
    for (const { cell, tally } of listCells(some)) {
      const key = JSON.stringify(cell);
      const found = cells.get(key) ?? { cell, tallies: [], marks: 0 };
      found.tallies.push(tally);
      found.marks |= 1 << (weekdayOf(dayNumber(stratum.day)) - 1);
      cells.set(key, found);
    }
  return [...cells.values()].map(({ cell, tallies, marks }) => ({
    ...{ cell, tally: sumTallies(tallies), marks },
  }));
}

const contact: fc.Arbitrary<Contact> = fc.record({
  channel: fc.constantFrom('email', 'phone'),
  topic: fc.constantFrom('billing', 'fault', null),
  day: fc.nat({ max: 90 }).map((day) => dayOfWeek(Math.floor(day / 7), day % 7)),
  daypart: fc.constantFrom<(0 | 1 | 2 | 3)[]>(0, 1, 2, 3),
  outcome: fc.oneof(
    fc.record({ waited: fc.integer({ min: 10, max: 90_000 }) }),
    fc.record({ gaveUpAfter: fc.integer({ min: 10, max: 900 }) }),
  ),
});

describe('blocks of whole weeks', () => {
  it('say what their days say, to the last digit that is shown', () => {
    fc.assert(
      fc.property(fc.array(contact, { minLength: 60, maxLength: 160 }), (contacts) => {
        const days = blocksOf(contacts);
        const shown = (blocks: readonly EvidenceBlock[]): unknown =>
          JSON.parse(
            JSON.stringify(compareAll({ ...inputOf(contacts), blocks }), (_, value: unknown) =>
              typeof value === 'number' ? Number(value.toPrecision(10)) : value,
            ),
          );
        expect(shown(byWeek(days))).toEqual(shown(days));
      }),
      { numRuns: 40 },
    );
  });
});
