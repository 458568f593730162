import { lastWholeDay, type WatchedSource } from '../../src/detection/horizon.js';
import { brussels } from '../support/interactions.js';

const live = (id: string, ...channels: string[]): WatchedSource => ({ id, isLive: true, channels });
const finished = (id: string, ...channels: string[]): WatchedSource => ({
  id,
  isLive: false,
  channels,
});

function last(
  sources: readonly WatchedSource[],
  until: Record<string, string | null>,
): string | null {
  const ends = Object.entries(until).map(
    ([id, at]) => [id, at === null ? null : brussels(at)] as const,
  );
  return lastWholeDay(['email', 'phone'], sources, new Map(ends), 'Europe/Brussels');
}

describe('the last whole day of a pair', () => {
  it('is the day before the one in which the later source stands', () => {
    const sources = [live('mail', 'email'), live('calls', 'phone')];
    expect(last(sources, { mail: '2026-10-20 09:00', calls: '2026-10-22 09:00' })).toBe(
      '2026-10-19',
    );
    expect(last(sources, { mail: '2026-10-20 00:00', calls: '2026-10-22 09:00' })).toBe(
      '2026-10-19',
    );
  });

  it('waits for the slowest of several sources of one channel', () => {
    const sources = [live('mail', 'email'), live('forms', 'email'), live('calls', 'phone')];
    const until = {
      mail: '2026-10-22 09:00',
      forms: '2026-10-18 23:00',
      calls: '2026-10-22 09:00',
    };
    expect(last(sources, until)).toBe('2026-10-17');
  });

  it('is not held back by a finished source', () => {
    const sources = [finished('mail', 'email'), live('calls', 'phone')];
    expect(last(sources, { mail: '2026-01-01 00:00', calls: '2026-10-22 09:00' })).toBe(
      '2026-10-21',
    );
  });

  it('is the end of the longer one where both are finished', () => {
    const sources = [finished('mail', 'email'), finished('calls', 'phone')];
    expect(last(sources, { mail: '2026-01-01 12:00', calls: '2026-03-01 12:00' })).toBe(
      '2026-02-28',
    );
  });

  it('is unknown while a channel has no source, or one never read', () => {
    expect(last([live('mail', 'email')], { mail: '2026-10-20 09:00' })).toBeNull();
    const sources = [live('mail', 'email'), live('calls', 'phone')];
    expect(last(sources, { mail: '2026-10-20 09:00', calls: null })).toBeNull();
  });
});
