import fc from 'fast-check';
import { advanceDay, type MonitorState } from '../../src/detection/advance-day.js';
import { daysBetween } from '../../src/detection/day-frame.js';
import { defaultDetectionSettings } from '../../src/detection/detection-settings.js';
import { openEvidenceBook, type EvidenceBook } from '../../src/detection/evidence-book.js';
import type { GapStep } from '../../src/detection/gap-step.js';
import { packState, packWeek, unpackState, type WeekMemo } from '../../src/detection/memory.js';
import { watchedPairs } from '../../src/detection/watched-pairs.js';
import type { Interaction } from '../../src/domain/interaction.js';
import { dayNumber, isoWeekOf } from '../../src/domain/civil-day.js';
import { createMeasurer } from '../../src/domain/measure.js';
import { localDay, timeStratum } from '../../src/domain/zone.js';
import { contactsOf } from '../support/contacts.js';
import { defaultRules } from '../support/interactions.js';
import { dayAfter, watching, zone } from '../support/watching.js';

const measurer = createMeasurer(defaultRules);
const { scope } = watching([], 1);
const settings = defaultDetectionSettings;

/** Counts a contact, whole, in or out. */
function count(book: EvidenceBook, one: Interaction, by: 1 | -1): void {
  const { channel, topic, openedAt } = one;
  const place = { stratum: timeStratum(openedAt, zone), language: null, isDateOnly: false };
  for (const { metric, variant, value } of measurer(one, openedAt + 30 * 86_400_000))
    if (variant !== 'staffed')
      book.count({ metric, variant, channel, topic: topic! }, place, value, by);
}

interface Seen {
  readonly state: MonitorState;
  readonly steps: readonly GapStep[];
}

/** Goes through days; `changes` happen in the book before the day is judged. */
function watch(
  contacts: readonly Interaction[],
  days: number,
  changes: (book: EvidenceBook, day: number) => void = () => undefined,
): Seen {
  const book = openEvidenceBook('week');
  let state: MonitorState = new Map();
  const steps: GapStep[] = [];
  daysBetween(dayAfter(0), dayAfter(days - 1)).forEach((day, index) => {
    for (const one of contacts) if (localDay(one.openedAt, zone) === day) count(book, one, 1);
    changes(book, index);
    const watches = watchedPairs(book.series(), scope);
    const advanced = advanceDay(state, { day, watches, book, settings });
    state = advanced.state;
    steps.push(...advanced.steps);
  });
  return { state, steps };
}

function weeksOf(state: MonitorState): unknown {
  return [...state.values()].map(({ key, weeks }) => [
    key,
    [...weeks].map(([topic, sums]) => [topic, [...sums].sort()]),
  ]);
}

describe('a finished day', () => {
  const contacts = contactsOf({ days: 35, perDay: 6 });

  it('recomputes exactly the weeks that late contacts touch: the sums equal those from scratch', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 0, max: 5 }),
        (seed, part) => {
          const isLate = (_: Interaction, index: number): boolean =>
            (index * 7 + seed) % 6 === part;
          const late = contacts.filter(isLate);
          const punctual = contacts.filter((one, index) => !isLate(one, index));
          const undisturbed = watch(contacts, 35);
          const caughtUp = watch(punctual, 35, (book, day) => {
            if (day === 34) for (const one of late) count(book, one, 1);
          });
          expect(weeksOf(caughtUp.state)).toEqual(weeksOf(undisturbed.state));
        },
      ),
      { numRuns: 8 },
    );
  });

  it('leaves the sums of weeks that nothing touched as they are', () => {
    const { state: before } = watch(contacts, 28);
    const sums = (state: MonitorState) => [...state.values()][0]!.weeks.get('billing')!;
    const { state: after } = watch(contacts, 35);
    expect(sums(after).get('2026-W03')).toEqual(sums(before).get('2026-W03'));
    expect(sums(after).has('2026-W06')).toBe(true);
    expect(sums(before).has('2026-W06')).toBe(false);
  });

  it('survives being written down and read back', () => {
    const { state } = watch(contacts, 35);
    const memo = packState(
      state,
      { rules: 'rules', look: 1 },
      new Map([['email|phone', dayAfter(34)]]),
    );
    const weeks = new Map<string, WeekMemo>();
    for (let number = dayNumber(dayAfter(0)); number <= dayNumber(dayAfter(34)); number += 7)
      weeks.set(isoWeekOf(number), packWeek(state, isoWeekOf(number)));
    const back = unpackState(
      JSON.parse(JSON.stringify(memo)),
      new Map(JSON.parse(JSON.stringify([...weeks]))),
    );
    expect(weeksOf(back)).toEqual(weeksOf(state));
    expect(
      [...back.values()].map(({ latches, joined, lastDay }) => [latches, joined, lastDay]),
    ).toEqual(
      [...state.values()].map(({ latches, joined, lastDay }) => [latches, joined, lastDay]),
    );
  });
});

describe('late data', () => {
  it('correct a gap whose evidence they take away, once, and open no second one', () => {
    const days = 112;
    const calm = contactsOf({ days, perDay: 20, seed: 3 });
    /** For three weeks a broken export made e-mail look slow. */
    const isBroken = ({ channel, openedAt }: Interaction): boolean => {
      const day = localDay(openedAt, zone);
      return channel === 'email' && day >= dayAfter(56) && day < dayAfter(77);
    };
    const broken = calm.map((one) =>
      isBroken(one)
        ? { ...one, firstResponseAt: one.openedAt + 6 * (one.firstResponseAt! - one.openedAt) }
        : one,
    );
    const mend = (book: EvidenceBook, day: number): void => {
      if (day !== 97) return;
      broken.forEach((one, index) => {
        if (!isBroken(one)) return;
        count(book, one, -1);
        count(book, calm[index]!, 1);
      });
    };
    const { steps } = watch(broken, days, mend);
    const all = steps.filter(({ topic }) => topic === null).map(({ kind, day }) => [kind, day]);
    expect(all[0]![0]).toBe('opened');
    expect(all[0]![1]! < dayAfter(77)).toBe(true);
    expect(all.at(-1)).toEqual(['corrected', dayAfter(97)]);
    expect(all.filter(([kind]) => kind === 'opened')).toHaveLength(1);
  });
});
