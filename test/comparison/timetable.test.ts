import { layTimetable } from '../../src/comparison/timetable.js';
import { addDays } from '../../src/domain/zone.js';
import { stratumOf } from './evidence-builder.js';

/** One slot a day from `first` on. */
const slotsFrom = (first: string, days: number) =>
  Array.from({ length: days }, (_, day) => ({
    ...stratumOf(addDays(first, day)),
    lastDay: addDays(first, day),
    isInWindow: null,
    isSum: false,
  }));

const flags = (timetable: ReturnType<typeof layTimetable>) =>
  timetable.units.map(
    ({ block, isHistory, isWindow }) =>
      `${block}${isHistory ? ' history' : ''}${isWindow ? ' window' : ''}`,
  );

describe('layTimetable', () => {
  const slots = slotsFrom('2026-06-01', 28);

  it('uses whole weeks of the window for history and window alike', () => {
    const timetable = layTimetable(slots, {
      firstDay: '2026-06-15',
      lastDay: '2026-06-28',
      limitDay: '2026-06-29',
      historyWeeks: 26,
    });
    expect(flags(timetable)).toEqual([
      '2026-W23 history',
      '2026-W24 history',
      '2026-W25 history window',
      '2026-W26 history window',
    ]);
    expect(timetable.isWindowSlot.filter(Boolean)).toHaveLength(14);
  });

  it('scores the edges of a window afresh and keeps the cut week whole as history', () => {
    const timetable = layTimetable(slots, {
      firstDay: '2026-06-10',
      lastDay: '2026-06-24',
      limitDay: '2026-06-25',
      historyWeeks: 26,
    });
    expect(flags(timetable)).toEqual([
      '2026-W23 history',
      '2026-W24 history',
      '2026-W24 window',
      '2026-W25 history window',
      '2026-W26 window',
    ]);
    const held = timetable.units.map(
      (_, unit) => timetable.unitsOf.filter((units) => units.includes(unit)).length,
    );
    expect(held).toEqual([7, 7, 5, 7, 3]);
    expect(timetable.units.map(({ isPooled }) => isPooled)).toEqual([
      true,
      true,
      false,
      true,
      true,
    ]);
    expect(timetable.unitsOf[27]).toEqual([]);
  });

  it('teaches from the last weeks only, however long the window', () => {
    const timetable = layTimetable(slots, {
      firstDay: '2026-06-01',
      lastDay: '2026-06-28',
      limitDay: '2026-06-29',
      historyWeeks: 2,
    });
    expect(flags(timetable)).toEqual([
      '2026-W23 window',
      '2026-W24 window',
      '2026-W25 history window',
      '2026-W26 history window',
    ]);
  });

  it('takes days as blocks where less than a week is known', () => {
    const timetable = layTimetable(slots.slice(0, 6), {
      firstDay: '2026-06-01',
      lastDay: '2026-06-28',
      limitDay: '2026-06-29',
      historyWeeks: 26,
    });
    expect(timetable.isYoung).toBe(true);
    expect(timetable.units.map(({ block }) => block)).toEqual(slots.slice(0, 6).map((s) => s.day));
    expect(timetable.units.some(({ isHistory }) => isHistory)).toBe(false);
  });

  it('holds nothing where nothing is known', () => {
    const bounds = { firstDay: '2026-06-01', lastDay: '2026-06-28', limitDay: '2026-06-29' };
    expect(layTimetable([], { ...bounds, historyWeeks: 26 }).units).toEqual([]);
  });
});
