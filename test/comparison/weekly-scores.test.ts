import { bucketGamma, bucketValue, shiftOf, type Variant } from '../../src/domain/cell.js';
import { metricOf } from '../../src/domain/metric.js';
import { effectOf } from '../../src/comparison/effect.js';
import { indexEvidence } from '../../src/comparison/evidence.js';
import type { PairMeasure } from '../../src/comparison/pair-measure.js';
import {
  scoreBeyond,
  scoreOnPacked,
  stretchOfWeeks,
  weeklyScorer,
} from '../../src/comparison/weekly-scores.js';
import { overdispersion } from '../../src/statistics/overdispersion.js';
import { referenceCases } from '../statistics/stat-vectors.js';
import { blocksOf, dayOfWeek, flow, seeded, waitAround, type Contact } from './evidence-builder.js';

const lnGamma = Math.log(bucketGamma);

function pair(metric: PairMeasure['metric']['id'], variant: Variant, a: string, b: string) {
  return {
    metric: metricOf(metric),
    basis: 'customer',
    clock: 'customer',
    variant,
    a: { channel: a, variant },
    b: { channel: b, variant },
    isAlike: true,
  } as const;
}

interface EngineCase {
  readonly inputs: {
    readonly rollups: readonly {
      readonly week: number;
      readonly topic: number;
      readonly slot: number;
      readonly channel: string;
      readonly buckets: Readonly<Record<string, number>>;
    }[];
  };
  readonly expected: Readonly<Record<string, number>> & {
    readonly weeklyS: readonly number[];
    readonly weeklyW: readonly number[];
    readonly weeklyV0: readonly number[];
    readonly weeklySShifted: readonly number[];
  };
}

describe('weekly evidence against the reference engine', () => {
  const { inputs, expected } = referenceCases.find(({ kind }) => kind === 'engine') as EngineCase;
  const contacts = inputs.rollups.flatMap(({ week, topic, slot, channel, buckets }) =>
    Object.entries(buckets).flatMap(([key, count]) =>
      Array.from({ length: count }, (): Contact => ({
        channel,
        topic: String(topic),
        day: dayOfWeek(week),
        daypart: slot === 0 ? 1 : 2,
        outcome: { waited: bucketValue(Number(key)) },
      })),
    ),
  );
  const evidence = indexEvidence(blocksOf(contacts));
  const measure = pair('first_response', 'customer', 'call', 'social');
  const weeks = weeklyScorer(evidence, 'week')({ measure, topic: null, hasCurve: true });
  const near = (actual: readonly number[], wanted: readonly number[]): void => {
    expect(actual).toHaveLength(wanted.length);
    actual.forEach((value, index) => {
      expect(value).toBeCloseTo(wanted[index]!, 9);
    });
  };

  it('gives the same S, W and V0 a week', () => {
    near(
      weeks.map(({ score }) => score),
      expected.weeklyS,
    );
    near(
      weeks.map(({ weight }) => weight),
      expected.weeklyW,
    );
    near(
      weeks.map(({ varianceNull }) => varianceNull),
      expected.weeklyV0,
    );
  });

  it('gives the same S with the calls shifted by half the margin', () => {
    const shift = expected['shiftBuckets']!;
    near(
      weeks.map((week) => scoreOnPacked(week.curve!, shift)),
      expected.weeklySShifted,
    );
    const beyond = weeks.map((week) =>
      scoreBeyond(week, measure.metric, { worse: 'a', difference: shift * lnGamma }),
    );
    near(beyond, expected.weeklySShifted);
  });

  it('gives the same phi and win probability', () => {
    const { phi, nu } = overdispersion(weeks);
    expect([phi, nu]).toEqual([expected['phi'], expect.closeTo(expected['nu']!, 9)]);
    const effect = effectOf(stretchOfWeeks(weeks), measure.metric, { phi, nu }, 0.9);
    expect(effect!.winProbability!.value).toBeCloseTo(expected['winProbability']!, 9);
  });
});

describe('weekly evidence by hand', () => {
  const at = (channel: string, daypart: 1 | 2, waited: number): Contact => ({
    channel,
    topic: 'billing',
    day: '2026-06-01',
    daypart,
    outcome: { waited },
  });
  const contacts = [
    at('email', 1, 600),
    at('email', 1, 60),
    at('phone', 1, 120),
    at('email', 2, 500),
    at('phone', 2, 500),
    at('phone', 2, 50),
  ];
  const evidence = indexEvidence(blocksOf(contacts));
  const measure = pair('first_response', 'customer', 'email', 'phone');

  it('sums van Elteren scores over the strata of the week', () => {
    const [week] = weeklyScorer(evidence, 'week')({ measure, topic: 'billing', hasCurve: false });
    // first stratum: theta 1/2, w 2/4; second: theta 3/4, w 2/4
    expect(week!.score).toBeCloseTo(0.5 * 0 + 0.5 * 0.25, 12);
    expect(week!.weight).toBe(1);
    // V0: 2/12 x 4 / 16, and 2/12 x (4 - 6/6) / 16
    expect(week!.varianceNull).toBeCloseTo(((2 / 12) * 4) / 16 + ((2 / 12) * 3) / 16, 12);
    expect(week).toMatchObject({
      block: '2026-W23',
      strata: 2,
      contactsA: 3,
      contactsB: 3,
      curve: null,
    });
  });

  it('does the same a day', () => {
    const [day] = weeklyScorer(evidence, 'day')({ measure, topic: null, hasCurve: false });
    expect(day).toMatchObject({ block: '2026-06-01', weight: 1 });
  });

  it('survives being written as JSON', () => {
    const weeks = weeklyScorer(evidence, 'week')({ measure, topic: null, hasCurve: true });
    expect(JSON.parse(JSON.stringify(weeks))).toEqual(weeks);
  });

  it('refuses to shift a week kept without its curve', () => {
    const [week] = weeklyScorer(evidence, 'week')({ measure, topic: null, hasCurve: false });
    expect(() => scoreBeyond(week!, measure.metric, { worse: 'a', difference: 0.1 })).toThrow(
      /curve/,
    );
  });

  it('moves shares by the difference times W', () => {
    const said = (channel: string, yes: boolean): Contact => ({
      channel,
      topic: 'billing',
      day: '2026-06-01',
      metric: 'answer_correct',
      variant: 'none',
      outcome: { said: yes },
    });
    const shares = indexEvidence(
      blocksOf([
        said('email', true),
        said('email', false),
        said('phone', true),
        said('phone', true),
      ]),
    );
    const asked = pair('answer_correct', 'none', 'email', 'phone');
    const [week] = weeklyScorer(shares, 'week')({ measure: asked, topic: null, hasCurve: true });
    // w = 4/4, S = 0.5 - 1
    expect([week!.weight, week!.score]).toEqual([1, -0.5]);
    const beyond = (worse: 'a' | 'b') => scoreBeyond(week!, asked.metric, { worse, difference: 4 });
    expect([beyond('a'), beyond('b')]).toEqual([0.46, -0.54]);
  });
});

describe('sums of weeks', () => {
  const next = seeded(4);
  const contacts = ['email', 'phone'].flatMap((channel) =>
    ['a', 'b'].flatMap((topic) =>
      flow(
        {
          channel,
          topic,
          perWeek: 20,
          weeks: 5,
          outcome: (random) => ({ waited: waitAround(channel === 'email' ? 900 : 600, random) }),
        },
        next,
      ),
    ),
  );
  const score = weeklyScorer(indexEvidence(blocksOf(contacts)), 'week');
  const measure = pair('first_response', 'customer', 'email', 'phone');
  const of = (topic: string | null) => score({ measure, topic, hasCurve: true });

  it('add topics up to all topics, at every shift', () => {
    for (const shift of [-60, 0, shiftOf(1.15), 40, 500]) {
      const [a, b, all] = ['a', 'b', null].map((topic) => stretchOfWeeks(of(topic)));
      expect(a!.scoreAt(shift) + b!.scoreAt(shift)).toBeCloseTo(all!.scoreAt(shift), 9);
      expect(a!.total.weight + b!.total.weight).toBeCloseTo(all!.total.weight, 9);
    }
  });

  it('give a ratio with its interval', () => {
    const effect = effectOf(stretchOfWeeks(of(null)), measure.metric, { phi: 1, nu: 8 }, 0.9)!;
    const { value, low, high } = effect.difference;
    expect(effect.axis.isAWorse).toBe(true);
    expect(Math.exp(value)).toBeGreaterThan(1.25);
    expect(Math.exp(value)).toBeLessThan(1.8);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
  });
});
