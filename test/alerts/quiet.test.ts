import { quietUntil } from '../../src/alerts/quiet.js';

const quiet = { from: '18:00', to: '08:00', hasQuietWeekends: true };
const until = (text: string): string | null => {
  const end = quietUntil(quiet, 'Europe/Brussels', Date.parse(text));
  return end === null ? null : new Date(end).toISOString();
};

describe('quiet hours', () => {
  it('let messages go on a working day', () => {
    expect(until('2026-10-27T12:00:00+01:00')).toBeNull();
    expect(until('2026-10-27T08:00:00+01:00')).toBeNull();
    expect(until('2026-10-27T17:59:59+01:00')).toBeNull();
  });

  it('hold from 18:00 until 08:00 the next morning', () => {
    expect(until('2026-10-27T18:00:00+01:00')).toBe('2026-10-28T07:00:00.000Z');
    expect(until('2026-10-28T03:00:00+01:00')).toBe('2026-10-28T07:00:00.000Z');
  });

  it('hold a Friday evening until Monday morning, over both clock changes (S8)', () => {
    expect(until('2026-03-27T19:00:00+01:00')).toBe('2026-03-30T06:00:00.000Z');
    expect(until('2026-03-29T02:30:00+02:00')).toBe('2026-03-30T06:00:00.000Z');
    expect(until('2026-10-23T19:00:00+02:00')).toBe('2026-10-26T07:00:00.000Z');
    expect(until('2026-10-25T02:30:00+01:00')).toBe('2026-10-26T07:00:00.000Z');
  });

  it('are optional', () => {
    expect(quietUntil(null, 'Europe/Brussels', 0)).toBeNull();
  });
});
