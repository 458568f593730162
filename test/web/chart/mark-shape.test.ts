import { channelKinds } from '../../../src/domain/channel.js';
import { markPath, marksOf } from '../../../src/web/chart/mark-shape.js';

describe('marks', () => {
  it('have a shape of their own for every kind', () => {
    const paths = channelKinds.map(markPath);
    expect(new Set(paths).size).toBe(channelKinds.length);
    expect(paths.every((path) => path.startsWith('M'))).toBe(true);
  });

  it('give a channel its kind’s pair, and a second of that kind the next free one', () => {
    const marks = marksOf([
      { id: 'twitter', kind: 'social' },
      { id: 'mastodon', kind: 'social' },
      { id: 'phone', kind: 'voice' },
    ]);
    expect([...marks]).toEqual([
      ['twitter', 'social'],
      ['phone', 'voice'],
      ['mastodon', 'email'],
    ]);
  });

  it('repeat only when more channels than pairs exist', () => {
    const channels = Array.from({ length: 9 }, (_, index) => ({
      id: `c${index}`,
      kind: 'social' as const,
    }));
    expect(new Set(marksOf(channels).values()).size).toBe(7);
    expect(marksOf(channels).size).toBe(9);
  });
});
