import { consistencyIndex } from '../../src/comparison/consistency-index.js';
import type { Comparison } from '../../src/domain/comparison.js';
import { catalogue } from '../../src/domain/metric.js';

const estimate = { n: 100 } as Comparison['estimates'][string];

function row(change: Partial<Comparison>): Comparison {
  return {
    metric: 'answer_correct',
    variant: 'none',
    basis: 'customer',
    topic: 'billing',
    better: 'email',
    worse: 'phone',
    verdict: 'gap',
    ratioLow: null,
    timesOutOf100Low: null,
    difference: { value: 0, low: null, high: null, unit: 'percentage_points' },
    estimates: { email: estimate, phone: estimate },
    ...change,
  } as Comparison;
}

const points = (low: number | null): Comparison['difference'] => ({
  value: 30,
  low,
  high: 40,
  unit: 'percentage_points',
});
const index = (rows: readonly Comparison[]) => consistencyIndex([rows], catalogue);

describe('the consistency index', () => {
  it('is 100 inside the margin and 0 from a full gap on', () => {
    expect(index([row({ difference: points(4) })]).content).toBe(100);
    expect(index([row({ difference: points(25) })]).content).toBe(0);
    expect(index([row({ difference: points(35) })]).content).toBe(0);
    // (14.5 - 4) / (25 - 4) = 1/2
    expect(index([row({ difference: points(14.5) })]).content).toBeCloseTo(50, 9);
  });

  it('measures waits on the log scale, up to four times', () => {
    const waits = (ratioLow: number | null, timesOutOf100Low: number | null = 60) =>
      row({ metric: 'first_response', variant: 'customer', ratioLow, timesOutOf100Low });
    const half = Math.sqrt(1.15 * 4);
    expect(index([waits(half)]).process).toBeCloseTo(50, 9);
    expect(index([waits(0.9)]).process).toBe(100);
    expect(index([waits(null)]).process).toBe(0);
    expect(index([waits(null, null)]).process).toBe(100);
  });

  it('is never lowered by noise: an interval that holds no difference scores 100', () => {
    expect(index([row({ difference: points(-50), verdict: 'inconclusive' })])).toMatchObject({
      value: 100,
      evidence: 0,
    });
  });

  it('weighs topics by the contacts of the smaller channel and leaves the cell of all topics out', () => {
    const rows = [
      row({ difference: points(25), estimates: { a: { ...estimate, n: 300 }, b: estimate } }),
      row({
        topic: 'fault',
        difference: points(0),
        verdict: 'inconclusive',
        estimates: { a: { ...estimate, n: 300 }, b: { ...estimate, n: 900 } },
      }),
      row({ topic: null, difference: points(25) }),
    ];
    expect(index(rows)).toEqual({
      value: 75,
      process: null,
      content: 75,
      outcome: null,
      evidence: 0.25,
    });
  });

  it('is the mean of the parts that exist', () => {
    const rows = [
      row({ difference: points(25) }),
      row({ metric: 'reopened', difference: points(0), verdict: 'consistent' }),
    ];
    expect(index(rows)).toMatchObject({ content: 0, outcome: 100, value: 50, evidence: 1 });
  });

  it('takes the promise where there is one, else what the customer lived', () => {
    const lived = row({
      metric: 'first_response',
      variant: 'customer',
      ratioLow: 9,
      timesOutOf100Low: 90,
    });
    const promised = { ...lived, basis: 'promise', better: 'phone', worse: 'email', ratioLow: 1 };
    expect(index([lived]).process).toBe(0);
    expect(index([lived, promised as Comparison]).process).toBe(100);
  });

  it('is unknown without comparisons', () => {
    expect(index([])).toEqual({
      value: null,
      process: null,
      content: null,
      outcome: null,
      evidence: 0,
    });
  });
});
