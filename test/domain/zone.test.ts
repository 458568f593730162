import {
  addDays,
  dayStart,
  isoWeek,
  localDay,
  localHour,
  timeStratum,
  weekStart,
} from '../../src/domain/zone.js';
import { parseLocal } from '../../src/domain/local-instant.js';
import { wallTime } from '../../src/domain/wall-time.js';

const brussels = 'Europe/Brussels';
const at = (text: string) => Date.parse(text);

describe('days and weeks of the report zone', () => {
  it('puts an instant in the local day, not the day of UTC', () => {
    expect(localDay(at('2026-10-18T22:30:00Z'), brussels)).toBe('2026-10-19');
    expect(localDay(at('2026-10-18T21:30:00Z'), brussels)).toBe('2026-10-18');
  });
  it('names ISO weeks with their ISO year', () => {
    expect(isoWeek(at('2026-10-19T10:00:00Z'), brussels)).toBe('2026-W43');
    expect(isoWeek(at('2027-01-01T10:00:00Z'), brussels)).toBe('2026-W53');
    expect(isoWeek(at('2024-12-30T10:00:00Z'), brussels)).toBe('2025-W01');
  });
  it('starts a week on its local Monday', () => {
    expect(weekStart('2026-W43', brussels)).toBe(at('2026-10-18T22:00:00Z'));
    expect(weekStart('2026-W44', brussels)).toBe(at('2026-10-25T23:00:00Z'));
    expect(() => weekStart('2026-W54', brussels)).toThrow('is not an ISO week');
    expect(() => weekStart('2027-W53', brussels)).toThrow('is not an ISO week');
  });
  it('starts a day after the change where midnight is skipped', () => {
    expect(dayStart('2018-11-04', 'America/Sao_Paulo')).toBe(at('2018-11-04T03:00:00Z'));
    expect(() => dayStart('2026-02-30', brussels)).toThrow('is not a day');
  });
  it('makes the days of a clock change 23 and 25 hours long', () => {
    const length = (day: string) =>
      (dayStart(addDays(day, 1), brussels) - dayStart(day, brussels)) / 3_600_000;
    expect([length('2026-03-29'), length('2026-10-25'), length('2026-10-26')]).toEqual([
      23, 25, 24,
    ]);
  });
  it('reads dayparts on the local wall clock', () => {
    const part = (text: string) => timeStratum(at(text), brussels).daypart;
    expect([part('2026-10-19T03:59:59Z'), part('2026-10-19T04:00:00Z')]).toEqual([0, 1]);
    expect([
      part('2026-10-19T10:00:00Z'),
      part('2026-10-19T16:00:00Z'),
      part('2026-10-19T20:00:00Z'),
    ]).toEqual([2, 3, 0]);
    expect(timeStratum(at('2026-10-25T10:00:00Z'), brussels)).toEqual({
      block: '2026-W43',
      day: '2026-10-25',
      daypart: 1,
      isWeekend: true,
    });
  });
  it('knows the wall hour in a zone of half hours', () => {
    expect(localHour(at('2026-10-19T18:45:00Z'), 'Asia/Kolkata')).toBe(0);
  });
});

describe('local wall time', () => {
  it('gives both instants of an hour that occurs twice', () => {
    const twice = wallTime(at('2026-10-25T02:30:00Z'), brussels);
    expect(twice).toEqual({
      kind: 'twice',
      first: at('2026-10-25T00:30:00Z'),
      second: at('2026-10-25T01:30:00Z'),
      earlier: at('2026-10-25T00:30:00Z'),
    });
  });
  it('moves an hour that does not exist to the first instant after the change', () => {
    const missing = wallTime(at('2026-03-29T02:30:00Z'), brussels);
    expect([missing.kind, missing.first]).toEqual(['missing', at('2026-03-29T01:00:00Z')]);
  });
});

describe('reading an instant', () => {
  it('takes the zone of the source only where no offset is written', () => {
    expect(parseLocal('2011-07-01 01:32:33', 'America/New_York')?.at).toBe(
      at('2011-07-01T05:32:33Z'),
    );
    expect(parseLocal('2011-07-01T01:32:33.250+02:00', 'America/New_York')?.at).toBe(
      at('2011-06-30T23:32:33.250Z'),
    );
    expect(parseLocal('2011-07-01T01:32Z', brussels)?.at).toBe(at('2011-07-01T01:32:00Z'));
  });
  it('says when only a date was written', () => {
    expect(parseLocal('2011-07-01', brussels)).toEqual({
      at: at('2011-06-30T22:00:00Z'),
      isDateOnly: true,
      isExact: true,
    });
  });
  it('resolves missing and repeated times to the earlier offset and says so', () => {
    expect(parseLocal('2026-10-25 02:30:00', brussels)).toEqual({
      at: at('2026-10-25T00:30:00Z'),
      isDateOnly: false,
      isExact: false,
    });
    expect(parseLocal('2026-03-29 02:30:00', brussels)).toEqual({
      at: at('2026-03-29T01:30:00Z'),
      isDateOnly: false,
      isExact: false,
    });
  });
  it('refuses what is no instant', () => {
    for (const text of ['', 'yesterday', '2026-02-30', '2026-01-01 25:00', '01/02/2026'])
      expect(parseLocal(text, brussels)).toBeNull();
  });
});
