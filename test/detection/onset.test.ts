import { estimateOnset, weeklyNoise, type DayScore } from '../../src/detection/onset.js';
import { civilDay, dayNumber, isoWeekOf } from '../../src/domain/civil-day.js';

/** Ten weighted contacts a day with these differences, from Monday 5 January 2026. */
function days(differences: readonly number[]): readonly DayScore[] {
  return differences.map((difference, index) => {
    const number = dayNumber('2026-01-05') + index;
    return { day: civilDay(number), week: isoWeekOf(number), score: 10 * difference, weight: 10 };
  });
}

function jump(before: number, after: number, at: number, length = 84): readonly number[] {
  return Array.from({ length }, (_, index) => {
    const wobble = Math.floor(index / 7) % 2 === 0 ? 0.02 : -0.02;
    return (index < at ? before : after) + wobble;
  });
}

describe('the onset of a gap', () => {
  it('is the day on which the daily differences jump, with a narrow interval where the jump is clear', () => {
    expect(estimateOnset(days(jump(0, 0.3, 42)))).toEqual({
      day: '2026-02-16',
      from: expect.stringMatching(/^2026-02-1[0-6]$/),
      to: expect.stringMatching(/^2026-02-(1[6-9]|2[0-2])$/),
    });
  });

  it('has a wider interval the smaller the jump', () => {
    const width = (size: number): number => {
      const onset = estimateOnset(days(jump(0, size, 42)))!;
      return dayNumber(onset.to) - dayNumber(onset.from);
    };
    expect(width(0.12)).toBeGreaterThan(width(0.3));
  });

  it('says that a gap was there from the first day where nothing jumps', () => {
    const onset = estimateOnset(days(jump(0.3, 0.3, 42)))!;
    expect([onset.day, onset.from]).toEqual(['2026-01-05', '2026-01-05']);
  });

  it('never takes a day after which things were better', () => {
    const onset = estimateOnset(days(jump(0.3, 0, 42)))!;
    expect(onset.day).toBe('2026-01-05');
  });

  it('measures noise by successive weeks: 0.04 apart with 70 a week gives 0.0016 / (2/70)', () => {
    expect(weeklyNoise(days(jump(0, 0, 0)))).toBeCloseTo(0.0016 / (2 / 70), 10);
  });

  it('is unknown with contacts in fewer than two weeks', () => {
    expect(estimateOnset(days([0.1, 0.2, 0.3]))).toBeNull();
    expect(estimateOnset([])).toBeNull();
  });
});
