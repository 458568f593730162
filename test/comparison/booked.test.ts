import fc from 'fast-check';
import { compareAll } from '../../src/comparison/compare-all.js';
import type { EvidenceBlock } from '../../src/comparison/evidence.js';
import { indexEvidence } from '../../src/comparison/index-evidence.js';
import { openWeekBook, type WeekBook } from '../../src/comparison/week-book.js';
import { openWindowSum, type PlacedBook } from '../../src/comparison/window-sum.js';
import { addDays, weekOfDay } from '../../src/domain/zone.js';
import { blocksOf, dayOfWeek, inputOf, monday, type Contact } from './evidence-builder.js';

const weeks = 13;
/** The window begins on a Thursday of the seventh week and ends with the last one. */
const windowStart = dayOfWeek(6, 3);

const contact: fc.Arbitrary<Contact> = fc.record({
  channel: fc.constantFrom('email', 'phone', 'twitter'),
  topic: fc.constantFrom('billing', 'fault', null),
  language: fc.constantFrom('nl', 'fr'),
  day: fc.nat({ max: 7 * weeks - 1 }).map((day) => addDays(monday, day)),
  daypart: fc.constantFrom<(0 | 1 | 2 | 3)[]>(0, 1, 2, 3),
  outcome: fc.oneof(
    { weight: 4, arbitrary: fc.record({ waited: fc.integer({ min: 10, max: 90_000 }) }) },
    fc.record({ gaveUpAfter: fc.integer({ min: 10, max: 900 }) }),
  ),
});

const rating = contact.chain((one) =>
  fc.integer({ min: 1, max: 5 }).map((rated): Contact => ({
    ...{ ...one, language: undefined, metric: 'csat', variant: 'scale_1_5' },
    outcome: { rated },
  })),
);

const history = fc
  .tuple(
    fc.array(contact, { minLength: 80, maxLength: 220 }),
    fc.array(rating, { minLength: 30, maxLength: 80 }),
  )
  .map(([waits, ratings]) => [...waits, ...ratings]);

const questionOf = (contacts: readonly Contact[]) =>
  inputOf(contacts, { from: windowStart, to: addDays(monday, 7 * weeks) });

function bookOf(week: number, blocks: readonly EvidenceBlock[]): WeekBook {
  const firstDay = dayOfWeek(week);
  return openWeekBook({ block: weekOfDay(firstDay), firstDay }, indexEvidence(blocks));
}

/** One book a week, and one for the part that the window holds of the week it cuts. */
function booksOf(
  contacts: readonly Contact[],
  isWanted: (week: number) => boolean = () => true,
): PlacedBook[] {
  const blocks = blocksOf(contacts);
  return Array.from({ length: weeks }, (_, week) => week)
    .filter(isWanted)
    .flatMap((week): PlacedBook[] => {
      const own = blocks.filter(({ stratum }) => stratum.block === weekOfDay(dayOfWeek(week)));
      const whole = { book: bookOf(week, own), isWindow: week > 6, isWhole: true };
      if (week !== 6) return [whole];
      const part = own.filter(({ stratum }) => stratum.day >= windowStart);
      return [whole, { book: bookOf(week, part), isWindow: true, isWhole: false }];
    });
}

function compareBooked(
  contacts: readonly Contact[],
  sum = openWindowSum(),
  books = booksOf(contacts),
) {
  sum.hold(books);
  return compareAll({ ...questionOf(contacts), blocks: [], booked: sum.booked });
}

describe('evidence booked week by week', () => {
  it('gives the very figures of evidence compared at once', () => {
    fc.assert(
      fc.property(history, (contacts) => {
        const shown = (rows: unknown): unknown =>
          JSON.parse(
            JSON.stringify(rows, (_, value: unknown) =>
              typeof value === 'number' ? Number(value.toPrecision(10)) : value,
            ),
          );
        expect(shown(compareBooked(contacts))).toEqual(shown(compareAll(questionOf(contacts))));
      }),
      { numRuns: 30 },
    );
  });

  it('gives, to the last bit, after any changes what it would give had it never known otherwise', () => {
    fc.assert(
      fc.property(history, fc.array(contact, { maxLength: 12 }), fc.nat(), (first, late, at) => {
        const sum = openWindowSum();
        compareBooked(first, sum);
        const kept = first.filter((_, index) => index % 7 !== at % 7);
        const second = [...kept, ...late];
        expect(compareBooked(second, sum)).toEqual(compareBooked(second));
        expect(compareBooked(first, sum)).toEqual(compareBooked(first));
      }),
      { numRuns: 30 },
    );
  });

  it('learns from a week before the window what came in late on a topic it had nothing on', () => {
    const meeting = (topic: string, week: number): Contact[] =>
      (['email', 'phone'] as const).flatMap((channel, place) =>
        Array.from({ length: 6 }, (_, at) => ({
          ...{ channel, topic, day: dayOfWeek(week, at % 4), daypart: 1 as const },
          outcome: { waited: 600 + 200 * place + 40 * ((week * 7 + at) % 9) },
        })),
      );
    const all = Array.from({ length: weeks }, (_, week) => week).flatMap((week) => [
      ...meeting('billing', week),
      ...(week === 2 ? [] : meeting('fault', week)),
    ]);
    const sum = openWindowSum();
    const before = compareBooked(all, sum);
    const late = [...all, ...meeting('fault', 2)];
    expect(compareBooked(late, sum)).toEqual(compareBooked(late));
    expect(compareBooked(late)).not.toEqual(before);
  });

  it('follows a window that moves on', () => {
    const contacts = fc.sample(history, { numRuns: 1, seed: 5 })[0]!;
    const sum = openWindowSum();
    const early = booksOf(contacts, (week) => week < 11);
    const late = booksOf(contacts, (week) => week > 2);
    compareBooked(contacts, sum, early);
    const moved = compareBooked(contacts, sum, late);
    expect(moved).toEqual(compareBooked(contacts, openWindowSum(), late));
    expect(moved).not.toEqual(compareBooked(contacts, openWindowSum(), early));
  });

  it('makes rows that nothing has touched only once', () => {
    const contacts = fc.sample(history, { numRuns: 1, seed: 9 })[0]!;
    const sum = openWindowSum();
    const [before, after] = [compareBooked(contacts, sum), compareBooked(contacts, sum)];
    expect(before.length).toBeGreaterThan(4);
    expect(after.every((row, index) => row === before[index])).toBe(true);
  });
});
