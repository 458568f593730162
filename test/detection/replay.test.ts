import fc from 'fast-check';
import { openEvidenceBook, type EvidenceBook } from '../../src/detection/evidence-book.js';
import { daysBetween } from '../../src/detection/day-frame.js';
import { knownAt } from '../../src/detection/known-at.js';
import { createReplay, type ReplaySource } from '../../src/detection/replay.js';
import { weekdayOf, dayNumber } from '../../src/domain/civil-day.js';
import type { Interaction } from '../../src/domain/interaction.js';
import { createMeasurer } from '../../src/domain/measure.js';
import { addDays, dayStart, timeStratum } from '../../src/domain/zone.js';
import { contactsOf, firstMonday } from '../support/contacts.js';
import { anInteraction, defaultRules } from '../support/interactions.js';
import { dayAfter, zone } from '../support/watching.js';

const hour = 3_600_000;
const measurer = createMeasurer(defaultRules);

function sourceOf(interactions: readonly Interaction[]): ReplaySource {
  return { interactions, measurer, zone, hasLanguages: false, isWatched: () => true };
}

/** Everything in a book, sorted, without what has counted down to nothing. */
function contentOf(book: EvidenceBook, weeks: readonly string[]): unknown {
  return book
    .series()
    .flatMap((reading) =>
      [...book.topicsOf(reading)].flatMap((topic) =>
        weeks.flatMap((week) =>
          [...book.strataOf({ ...reading, topic }, week)]
            .filter(([, sheet]) => sheet.n > 0)
            .map(([stratum, sheet]) =>
              JSON.stringify([reading, topic, week, stratum, sheet], (_, value: unknown) =>
                value instanceof Map ? [...value].sort() : value,
              ),
            ),
        ),
      ),
    )
    .sort();
}

/** The book as counted in one go from what was known at the end of a day. */
function countedAtOnce(interactions: readonly Interaction[], day: string): EvidenceBook {
  const book = openEvidenceBook('week');
  const end = dayStart(addDays(day, 1), zone) - 1;
  for (const one of interactions.filter(({ openedAt }) => openedAt <= end)) {
    const { channel, topic, openedAt, isDateOnly } = one;
    const place = { stratum: timeStratum(openedAt, zone), language: null, isDateOnly };
    for (const { metric, variant, value } of measurer(knownAt(one, end), end))
      book.count({ metric, variant, channel, topic: topic! }, place, value, 1);
  }
  return book;
}

const weeks = ['2026-W02', '2026-W03', '2026-W04', '2026-W05'];

const contact = fc
  .record({
    id: fc.uuid(),
    channel: fc.constantFrom('email', 'phone'),
    topic: fc.constantFrom('billing', 'delivery'),
    opened: fc.integer({ min: 0, max: 20 * 24 * 60 }),
    wait: fc.option(fc.integer({ min: 1, max: 10 * 24 * 60 })),
    solved: fc.option(fc.integer({ min: 0, max: 5 * 24 * 60 })),
    csat: fc.option(fc.integer({ min: 1, max: 5 })),
    later: fc.integer({ min: 0, max: 5 * 24 * 60 }),
    isAbandoned: fc.boolean(),
  })
  .map(({ id, channel, topic, opened, wait, solved, csat, later, isAbandoned }) => {
    const openedAt = firstMonday + opened * 60_000;
    const over = wait === null ? null : openedAt + wait * 60_000;
    const resolvedAt =
      over !== null && solved !== null && !isAbandoned ? over + solved * 60_000 : null;
    return anInteraction({
      ...{ id, channel, topic, openedAt, csat: resolvedAt === null ? null : csat },
      firstResponseAt: isAbandoned ? null : over,
      abandonedAt: isAbandoned ? over : null,
      resolvedAt,
      end: resolvedAt !== null ? 'solved' : isAbandoned && over !== null ? 'abandoned' : 'open',
      updatedAt: resolvedAt === null ? null : resolvedAt + later * 60_000,
    });
  });

describe('a replay', () => {
  it('holds at the end of each Sunday exactly what counting anew would hold', () => {
    fc.assert(
      fc.property(fc.array(contact, { minLength: 1, maxLength: 25 }), (interactions) => {
        const book = openEvidenceBook('week');
        const replay = createReplay(sourceOf(interactions), book);
        for (const day of daysBetween(dayAfter(0), dayAfter(27))) {
          replay.play(day);
          if (weekdayOf(dayNumber(day)) !== 7) continue;
          expect(contentOf(book, weeks)).toEqual(
            contentOf(countedAtOnce(interactions, day), weeks),
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  it('knows nothing of an answer before its day', () => {
    const book = openEvidenceBook('week');
    const openedAt = firstMonday + 9 * hour;
    const late = anInteraction({
      openedAt,
      firstResponseAt: openedAt + 30 * hour,
      end: 'solved',
      resolvedAt: openedAt + 31 * hour,
    });
    const replay = createReplay(sourceOf([late]), book);
    const wait = {
      metric: 'first_response',
      variant: 'customer',
      channel: 'email',
      topic: 'billing',
    } as const;
    const sheet = () => [...book.strataOf(wait, '2026-W02').values()][0];
    replay.play(dayAfter(0));
    expect([sheet()?.ended.size, sheet()?.censored.size, sheet()?.open]).toEqual([0, 1, 1]);
    replay.play(dayAfter(1));
    expect([sheet()?.ended.size, sheet()?.censored.size, sheet()?.open]).toEqual([1, 0, 0]);
  });

  it('counts a contact once however it changes', () => {
    const interactions = contactsOf({ days: 10, perDay: 5 });
    const book = openEvidenceBook('week');
    const replay = createReplay(sourceOf(interactions), book);
    for (const day of daysBetween(dayAfter(0), dayAfter(20))) replay.play(day);
    const wait = { metric: 'first_response', variant: 'customer', channel: 'email' } as const;
    const counted = ['billing', 'delivery']
      .flatMap((topic) =>
        weeks.flatMap((week) => [...book.strataOf({ ...wait, topic }, week).values()]),
      )
      .reduce((sum, { n }) => sum + n, 0);
    expect(counted).toBe(50);
  });
});
