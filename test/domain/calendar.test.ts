import fc from 'fast-check';
import { addStaffed, staffedSeconds } from '../../src/domain/calendar.js';
import { parseWeeklyHours } from '../../src/domain/opening-hours.js';
import { brussels, calendar, office } from '../support/interactions.js';

const minutes = (name: ReturnType<typeof calendar>, from: string, to: string) =>
  staffedSeconds(name, brussels(from), brussels(to)) / 60;

describe('the staffed clock', () => {
  it('counts only ten minutes of a week-end wait that spans Friday 17:55 to Monday 09:05', () => {
    const nineToSix = calendar({ 'mon-fri': ['09:00-18:00'] });
    expect(minutes(nineToSix, '2026-09-04 17:55', '2026-09-07 09:05')).toBe(10);
    expect((brussels('2026-09-07 09:05') - brussels('2026-09-04 17:55')) / 60_000).toBe(
      63 * 60 + 10,
    );
  });
  it('counts the hour of autumn twice and leaves out the hour of spring', () => {
    const sunday = calendar({ sun: ['00:00-06:00'] });
    expect(minutes(sunday, '2026-10-24 23:30', '2026-10-25 03:30')).toBe(270);
    expect(minutes(sunday, '2026-03-28 23:30', '2026-03-29 03:30')).toBe(150);
    expect((brussels('2026-10-25 03:30') - brussels('2026-10-24 23:30')) / 3_600_000).toBe(5);
    expect((brussels('2026-03-29 03:30') - brussels('2026-03-28 23:30')) / 3_600_000).toBe(3);
  });
  it('leaves out the lunch of a split shift', () => {
    expect(minutes(office, '2026-10-20 12:00', '2026-10-20 13:10')).toBe(40);
  });
  it('leaves out a holiday and the week-end', () => {
    expect(minutes(office, '2026-12-24 17:30', '2026-12-28 08:20')).toBe(50);
  });
  it('judges each second by the version in force at that second', () => {
    const [before] = office.versions;
    const later = {
      ...before!,
      from: '2026-06-02',
      hours: parseWeeklyHours({ 'mon-fri': ['10:00-18:00'] }),
    };
    const changed = { id: 'changed', versions: [later, before!] };
    expect(minutes(changed, '2026-06-01 17:00', '2026-06-02 10:30')).toBe(90);
    expect(minutes(office, '2026-06-01 17:00', '2026-06-02 10:30')).toBe(210);
  });
  it('unites overlapping spans and goes on past midnight', () => {
    const overlapping = calendar({ mon: ['08:00-12:00', '11:00-24:00'], tue: ['00:00-02:00'] });
    expect(minutes(overlapping, '2026-10-19 00:00', '2026-10-21 00:00')).toBe(18 * 60);
    expect(
      minutes(calendar({ mon: ['22:00-06:00'] }), '2026-10-19 00:00', '2026-10-21 00:00'),
    ).toBe(480);
  });
  it('moves an opening that does not exist past the change, and spans of nothing but missing time vanish', () => {
    const night = calendar({ sun: ['02:15-02:45', '02:30-04:00'] });
    expect(minutes(night, '2026-03-29 00:00', '2026-03-29 12:00')).toBe(60);
    expect(minutes(night, '2026-10-25 00:00', '2026-10-25 12:00')).toBe(60 + 105);
  });
  it('reads weekdays by range and list, and refuses what it cannot read', () => {
    const hours = parseWeeklyHours({ 'sat-mon': ['09:00-10:00'], 'tue, thu': ['9:00-24:00'] });
    expect(hours.map((spans) => spans.length)).toEqual([1, 1, 0, 1, 0, 1, 1]);
    expect(hours[1]).toEqual([{ opens: 540, closes: 1440 }]);
    expect(() => parseWeeklyHours({ weekdays: ['09:00-10:00'] })).toThrow(
      '"weekdays" names no days',
    );
    for (const span of ['9-17', '09:00-25:00', '09:60-10:00', '09:00-09:00']) {
      expect(() => parseWeeklyHours({ mon: [span] })).toThrow('is no span of hours');
    }
  });
});

describe('when a staffed promise falls due', () => {
  it('carries what is left over the lunch, the night and the week-end', () => {
    expect(addStaffed(office, brussels('2026-10-20 12:00'), 3600)).toBe(
      brussels('2026-10-20 13:30'),
    );
    expect(addStaffed(office, brussels('2026-10-23 17:30'), 3600)).toBe(
      brussels('2026-10-26 08:30'),
    );
    expect(addStaffed(office, brussels('2026-12-31 17:30'), 3600)).toBe(
      brussels('2027-01-01 08:30'),
    );
  });
  it('falls due at the closing, not at the next opening', () => {
    expect(addStaffed(office, brussels('2026-10-23 17:30'), 1800)).toBe(
      brussels('2026-10-23 18:00'),
    );
  });
  it('never falls due where the calendar never opens', () => {
    expect(addStaffed(calendar({}), brussels('2026-10-20 12:00'), 60)).toBe(Infinity);
  });
});

describe('staffed time as a measure', () => {
  const instant = fc.integer({ min: Date.UTC(2025, 11, 1), max: Date.UTC(2027, 1, 1) });
  it('adds up when a stretch is split at any instant, and never exceeds elapsed time', () => {
    fc.assert(
      fc.property(instant, instant, instant, (a, b, c) => {
        const [from, middle, to] = [a, b, c].sort((one, other) => one - other) as [
          number,
          number,
          number,
        ];
        const whole = staffedSeconds(office, from, to);
        expect(
          staffedSeconds(office, from, middle) + staffedSeconds(office, middle, to),
        ).toBeCloseTo(whole, 6);
        expect(whole).toBeLessThanOrEqual((to - from) / 1000);
      }),
    );
  });
  it('finds the due instant whose staffed time is the promise', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 400_000 }), (from, seconds) => {
        expect(staffedSeconds(office, from, addStaffed(office, from, seconds))).toBeCloseTo(
          seconds,
          6,
        );
      }),
    );
  });
  it.each(['Europe/Brussels', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'])(
    'counts every second of a year once in %s, both clock changes included',
    (timezone) => {
      const always = parseWeeklyHours({ 'mon-sun': ['00:00-08:00', '08:00-24:00'] });
      const open = {
        id: 'open',
        versions: [{ from: null, timezone, hours: always, holidays: [] }],
      };
      const [from, to] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)];
      expect(staffedSeconds(open, from, to)).toBe((to - from) / 1000);
      const halves = [
        parseWeeklyHours({ 'mon-sun': ['00:00-02:10'] }),
        parseWeeklyHours({ 'mon-sun': ['02:10-24:00'] }),
      ];
      const [night, day] = halves.map((hours) => ({
        id: 'half',
        versions: [{ from: null, timezone, hours, holidays: [] }],
      }));
      const shared =
        staffedSeconds(night!, from, to) + staffedSeconds(day!, from, to) - (to - from) / 1000;
      expect(shared).toBe(
        {
          'Europe/Brussels': 3600,
          'America/New_York': 0,
          'Australia/Lord_Howe': 0,
          'Asia/Kolkata': 0,
        }[timezone],
      );
    },
  );
});
