import { defaultDetectionSettings } from '../../src/detection/detection-settings.js';
import { holdLatch, openedGap, type DaySign, type Latch } from '../../src/detection/latch.js';
import { civilDay, dayNumber } from '../../src/domain/civil-day.js';

function sign(day: number, fields: Partial<DaySign> = {}): DaySign {
  const name = civilDay(dayNumber('2026-03-02') + day);
  return { day: name, week: '2026-W10', alarm: null, isBackInside: true, ...fields };
}

function play(signs: readonly DaySign[]): readonly Latch[] {
  let latch: Latch = { gap: openedGap('a', '2026-03-02', 0.4), startsFrom: null };
  const seen: Latch[] = [];
  for (const one of signs) {
    if (latch.gap === null) break;
    latch = holdLatch(latch, latch.gap, one, defaultDetectionSettings);
    seen.push(latch);
  }
  return seen;
}

describe('the latch of a gap', () => {
  it('closes on the fourteenth quiet day in a row, and forgets the evidence before', () => {
    const days = play(Array.from({ length: 20 }, (_, index) => sign(index + 1)));
    expect(days).toHaveLength(14);
    expect(days.at(-1)).toEqual({ gap: null, startsFrom: '2026-W10' });
  });

  it('counts quiet days anew after a day that alarms the same way', () => {
    const alarming = sign(10, { alarm: 'a' });
    const quiet = (from: number, count: number): DaySign[] =>
      Array.from({ length: count }, (_, index) => sign(from + index));
    const days = play([...quiet(1, 9), alarming, ...quiet(11, 13)]);
    expect(days.at(-1)?.gap?.quietDays).toBe(13);
    expect(play([...quiet(1, 9), alarming, ...quiet(11, 14)]).at(-1)?.gap).toBeNull();
  });

  it('stays open while the estimate is not back inside the margin, however quiet', () => {
    const days = play(
      Array.from({ length: 40 }, (_, index) => sign(index + 1, { isBackInside: false })),
    );
    expect(days.at(-1)?.gap?.quietDays).toBe(40);
  });

  it('counts an alarm the other way as quiet', () => {
    const days = play(Array.from({ length: 14 }, (_, index) => sign(index + 1, { alarm: 'b' })));
    expect(days.at(-1)?.gap).toBeNull();
  });

  it('keeps a gap open for at least seven days', () => {
    const latch: Latch = {
      gap: { ...openedGap('a', '2026-03-02', 0.4), quietDays: 13 },
      startsFrom: null,
    };
    const early = holdLatch(latch, latch.gap!, sign(6), defaultDetectionSettings);
    const late = holdLatch(latch, latch.gap!, sign(7), defaultDetectionSettings);
    expect([early.gap?.quietDays, late.gap]).toEqual([14, null]);
  });
});
