import { instantsOfNews, knownAt, outcomeKnownAt } from '../../src/detection/known-at.js';
import { anInteraction, brussels } from '../support/interactions.js';

const contact = anInteraction({
  openedAt: brussels('2026-10-19 09:00'),
  firstResponseAt: brussels('2026-10-19 11:00'),
  resolvedAt: brussels('2026-10-20 10:00'),
  end: 'solved',
  csat: 4,
  answerCorrect: false,
  updatedAt: brussels('2026-10-23 12:00'),
  reopenedAt: brussels('2026-10-22 08:00'),
  nextContact: { at: brussels('2026-10-24 08:00'), channel: 'phone' },
});

describe('an interaction as it was known in the past', () => {
  it('is only open before anybody answered', () => {
    expect(knownAt(contact, brussels('2026-10-19 10:00'))).toMatchObject({
      firstResponseAt: null,
      resolvedAt: null,
      end: 'open',
      csat: null,
      answerCorrect: null,
      reopenedAt: null,
      nextContact: null,
    });
  });

  it('is answered, then solved, then rated, each at its own time', () => {
    const seen = ['2026-10-19 12:00', '2026-10-20 12:00', '2026-10-23 13:00'].map((at) => {
      const { firstResponseAt, end, csat } = knownAt(contact, brussels(at));
      return [firstResponseAt !== null, end, csat];
    });
    expect(seen).toEqual([
      [true, 'open', null],
      [true, 'solved', null],
      [true, 'solved', 4],
    ]);
  });

  it('holds everything once the last thing has happened', () => {
    expect(knownAt(contact, brussels('2026-10-25 00:00'))).toEqual(contact);
  });

  it('is unmerged before it was merged', () => {
    const merged = anInteraction({
      end: 'merged',
      mergedInto: 'c2',
      updatedAt: brussels('2026-10-21 09:00'),
    });
    expect(knownAt(merged, brussels('2026-10-20 09:00'))).toMatchObject({
      end: 'open',
      mergedInto: null,
    });
  });

  it('knows a rating without a stamp from the last thing that happened', () => {
    const unstamped = { ...contact, updatedAt: null };
    expect(outcomeKnownAt(unstamped)).toBe(brussels('2026-10-20 10:00'));
    expect(instantsOfNews(unstamped)).toContain(brussels('2026-10-24 08:00'));
  });
});
