import { actOnGap, GapActionError } from '../../src/domain/gap-action.js';
import { reportFixture } from '../support/report-fixture.js';

const day = 86_400_000;
const at = Date.UTC(2026, 9, 26);
const actor = { by: 'U1', at };
const open = { ...reportFixture().gaps[0]!, acknowledgedAt: null, acknowledgedBy: null };

describe('what people can do about a gap', () => {
  it('remembers who is on it, once', () => {
    const acted = actOnGap(open, { kind: 'acknowledge' }, actor)!;
    expect(acted.gap).toMatchObject({ acknowledgedAt: at, acknowledgedBy: 'U1', updatedAt: at });
    expect(acted.changes).toEqual([{ kind: 'acknowledged', at, by: 'U1', note: null }]);
    expect(actOnGap(acted.gap, { kind: 'acknowledge' }, actor)).toBeNull();
  });

  it('snoozes until an instant to come and no other', () => {
    expect(actOnGap(open, { kind: 'snooze', until: at + day }, actor)!.gap.snoozedUntil).toBe(
      at + day,
    );
    expect(() => actOnGap(open, { kind: 'snooze', until: at }, actor)).toThrow(GapActionError);
    expect(() => actOnGap(open, { kind: 'snooze', until: NaN }, actor)).toThrow(GapActionError);
  });

  it('accepts with a reason and an end within a year', () => {
    const accept = { kind: 'accept', until: at + 90 * day, reason: ' by design ' } as const;
    expect(actOnGap(open, accept, actor)!.gap).toMatchObject({
      acceptedUntil: at + 90 * day,
      acceptedReason: 'by design',
    });
    expect(() => actOnGap(open, { ...accept, reason: '  ' }, actor)).toThrow(/reason/);
    expect(() => actOnGap(open, { ...accept, until: at + 400 * day }, actor)).toThrow(
      /within a year/,
    );
  });

  it('releases what was acknowledged, snoozed or accepted, and leaves the rest', () => {
    expect(
      actOnGap({ ...open, snoozedUntil: null, acceptedUntil: null }, { kind: 'release' }, actor),
    ).toBeNull();
    const snoozed = { ...open, snoozedUntil: at + day };
    expect(actOnGap(snoozed, { kind: 'release' }, actor)!.gap.snoozedUntil).toBeNull();
  });

  it('leaves a resolved gap alone', () => {
    expect(actOnGap({ ...open, state: 'resolved' }, { kind: 'acknowledge' }, actor)).toBeNull();
  });
});
