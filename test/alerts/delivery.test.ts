import { afterAttempt, pauseMilliseconds } from '../../src/alerts/delivery.js';

const now = Date.parse('2026-10-26T08:00:00Z');
const row = { id: 7, attempt: 0, createdAt: now };

describe('after an attempt', () => {
  it('marks a taken message as sent and keeps its id', () => {
    const after = afterAttempt(row, { kind: 'sent', messageId: '17.1', asPlainText: false }, now);
    expect(after).toMatchObject({
      state: 'sent',
      messageId: '17.1',
      answer: 'ok',
      nextAttemptAt: null,
    });
  });

  it('rests the channel for exactly as long as asked, and fails nothing', () => {
    const late = { ...row, createdAt: now - 48 * 3_600_000 };
    const after = afterAttempt(late, { kind: 'rate_limited', retryAfterSeconds: 2 }, now);
    expect(after).toMatchObject({
      state: 'waiting',
      nextAttemptAt: now + 2000,
      pausesUntil: now + 2000,
    });
  });

  it('backs off from 10 s by doubling to 15 min, within a tenth', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6, 7, 8, 50].map(
      (attempt) => pauseMilliseconds({ ...row, attempt }) / 1000,
    );
    const plain = [10, 20, 40, 80, 160, 320, 640, 900, 900, 900];
    plain.forEach((seconds, place) => {
      expect(Math.abs(pauses[place]! / seconds - 1)).toBeLessThanOrEqual(0.1);
    });
  });

  it('gives up a failing message after 24 h', () => {
    const outcome = { kind: 'temporary', answer: 'timeout' } as const;
    expect(afterAttempt(row, outcome, now + 86_399_000).state).toBe('waiting');
    expect(afterAttempt(row, outcome, now + 86_400_000).state).toBe('failed');
  });

  it('closes the route at a permanent answer, after one attempt', () => {
    const after = afterAttempt(row, { kind: 'permanent', answer: 'token_revoked' }, now);
    expect(after).toMatchObject({ state: 'failed', closesRoute: true, answer: 'token_revoked' });
  });
});
