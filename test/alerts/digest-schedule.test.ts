import { digestReadiness, digestWindow, latestSlot } from '../../src/alerts/digest-schedule.js';

const zone = 'Europe/Brussels';
const at = (text: string): number => Date.parse(text);

describe('the digest schedule', () => {
  it('finds Monday 09:00 in the report zone, in winter and in summer', () => {
    expect(latestSlot('0 9 * * mon', zone, at('2026-10-26T08:00:00Z'))).toBe(
      at('2026-10-26T08:00:00Z'),
    );
    expect(latestSlot('0 9 * * mon', zone, at('2026-07-06T07:01:00Z'))).toBe(
      at('2026-07-06T07:00:00Z'),
    );
    expect(latestSlot('0 9 * * mon', zone, at('2026-10-26T07:59:00Z'))).toBeNull();
  });

  it('catches up a digest missed during a night of standstill, but not an old one', () => {
    expect(latestSlot('0 9 * * mon', zone, at('2026-10-27T09:00:00Z'))).toBe(
      at('2026-10-26T08:00:00Z'),
    );
    expect(latestSlot('0 9 * * mon', zone, at('2026-10-28T09:00:00Z'))).toBeNull();
  });

  it('covers the four complete ISO weeks before, also over a clock change', () => {
    const window = digestWindow(at('2026-10-26T08:00:00Z'), zone);
    expect(window).toEqual({ from: at('2026-09-27T22:00:00Z'), to: at('2026-10-25T23:00:00Z') });
  });

  it('waits at most two hours for the data of its period, then goes out marked', () => {
    const slot = at('2026-10-26T08:00:00Z');
    const window = digestWindow(slot, zone);
    const readiness = (completeUntil: number | null, minutes: number): string =>
      digestReadiness(slot, window, completeUntil, slot + minutes * 60_000);
    expect(readiness(window.to, 0)).toBe('ready');
    expect(readiness(window.to - 1, 119)).toBe('wait');
    expect(readiness(window.to - 1, 120)).toBe('may_still_change');
    expect(readiness(null, 0)).toBe('ready');
  });
});
