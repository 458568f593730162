import { evidenceStrength } from '../../src/detection/evidence-strength.js';
import { noWeek, type WeekSums } from '../../src/detection/week-sums.js';
import { normalCdf } from '../../src/statistics/distributions.js';

function week(half: number, varianceNull = 4): WeekSums {
  const aWorse = { half, full: half - 1 };
  const bWorse = { half: -half - 2, full: -half - 3 };
  return { ...noWeek, score: half + 1, weight: 10, varianceNull, aWorse, bWorse };
}

const dispersion = {
  phi: 2,
  phiSafe: 2.5,
  nu: 10,
  learnedWeeks: 16,
  tunedVariance: 16,
};
const rho = 1 / 16;

/** The e-value of a score, by hand. */
function eValue(score: number, variance: number): number {
  const spread = 1 + rho * variance;
  return (
    (2 / Math.sqrt(spread)) *
    Math.exp((rho * score ** 2) / (2 * spread)) *
    normalCdf(score * Math.sqrt(rho / spread))
  );
}

describe('the strength of the evidence', () => {
  it('is the e-value of the one week there is', () => {
    expect(evidenceStrength([week(6)], 'a', dispersion)).toBeCloseTo(Math.log(eValue(6, 10)), 9);
  });

  it('adds up the e-values of every week it may have begun in', () => {
    const sum = eValue(3 + 5 + 7, 30) + eValue(5 + 7, 20) + eValue(7, 10);
    const strength = evidenceStrength([week(3), week(5), week(7)], 'a', dispersion);
    expect(strength).toBeCloseTo(Math.log(sum), 9);
  });

  it('passes over weeks in which the channels never met', () => {
    const weeks = [week(3), noWeek, week(7)];
    const sum = eValue(10, 20) + eValue(7, 10);
    expect(evidenceStrength(weeks, 'a', dispersion)).toBeCloseTo(Math.log(sum), 9);
  });

  it('sees each direction by its own scores', () => {
    const weeks = [week(6), week(6)];
    const [a, b] = [
      evidenceStrength(weeks, 'a', dispersion),
      evidenceStrength(weeks, 'b', dispersion),
    ];
    expect(a).toBeGreaterThan(b);
    expect(b).toBeLessThan(0.5);
  });

  it('claims nothing while too few weeks have taught', () => {
    expect(evidenceStrength([week(60)], 'a', { ...dispersion, phiSafe: Infinity })).toBe(-Infinity);
    expect(evidenceStrength([], 'a', dispersion)).toBe(-Infinity);
  });
});
