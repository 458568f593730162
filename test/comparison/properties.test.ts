import fc from 'fast-check';
import { compareAll } from '../../src/comparison/compare-all.js';
import type { EvidenceBlock } from '../../src/comparison/evidence.js';
import { listCells } from '../../src/comparison/packed-tally.js';
import { bucketGamma, type Tally } from '../../src/domain/cell.js';
import type { Comparison } from '../../src/domain/comparison.js';
import { packCells } from '../../src/domain/packed-cells.js';
import {
  compare,
  dayOfWeek,
  flow,
  inputOf,
  rowOf,
  seeded,
  waitAround,
  type Contact,
} from './evidence-builder.js';

const runs = { numRuns: process.env['UNISON_FULL'] ? 60 : 6, seed: 20261026 };

/** Three channels, two topics, eight weeks: waits, shares and ratings of every size of difference. */
function company(seed: number): readonly Contact[] {
  const next = seeded(seed);
  const medians = [300, 300 * (1 + next()), 300 * (1 + 4 * next())];
  return Array.from({ length: 900 }, (): Contact => {
    const channel = Math.floor(next() * 3);
    const topic = ['billing', 'fault', null][Math.floor(next() * 2.3)] ?? null;
    const kind = Math.floor(next() * 3);
    const place = {
      channel: ['app', 'mail', 'phone'][channel]!,
      topic,
      day: dayOfWeek(Math.floor(next() * 8), Math.floor(next() * 7)),
      daypart: (1 + Math.floor(next() * 2)) as 1 | 2,
    };
    const waited = waitAround(medians[channel]! * (topic === 'fault' ? 5 : 1), next);
    if (kind === 0)
      return { ...place, outcome: next() < 0.1 ? { gaveUpAfter: waited } : { waited } };
    if (kind === 1)
      return {
        ...place,
        metric: 'answer_correct',
        variant: 'none',
        outcome: { said: next() < 0.9 - 0.2 * channel },
      };
    return {
      ...place,
      metric: 'csat',
      variant: 'scale_1_5',
      outcome: { rated: 1 + Math.floor(next() * (5 - channel)) },
    };
  });
}

const window = { to: dayOfWeek(8) };
const anySeed = fc.integer({ min: 1, max: 1_000_000 });

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const next = seeded(seed);
  return items
    .map((item) => ({ item, rank: next() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

/** Every finite bucket moved: the same waits in another unit. */
function rescaled(blocks: readonly EvidenceBlock[], buckets: number): readonly EvidenceBlock[] {
  const move = (counts: ReadonlyMap<number, number>): ReadonlyMap<number, number> =>
    new Map([...counts].map(([key, count]) => [key + buckets, count]));
  const moveTally = (tally: Tally): Tally => ({
    ...tally,
    ended: move(tally.ended),
    censored: move(tally.censored),
  });
  return blocks.map((block) => ({
    ...block,
    cells: packCells(
      listCells(block.cells).map(({ cell, tally }) => ({ cell, tally: moveTally(tally) })),
    ),
  }));
}

describe('a comparison', () => {
  it('does not care in which order channels, blocks and cells come', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const input = inputOf(company(seed), window);
        const blocks = shuffled(input.blocks, seed).map((block) => ({
          ...block,
          cells: packCells(shuffled(listCells(block.cells), seed + 1)),
        }));
        const other = { ...input, blocks, channels: [...input.channels].reverse() };
        expect(compareAll(other)).toEqual(compareAll(input));
      }),
      runs,
    );
  });

  it('mirrors itself where the two channels change their names', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const renamed: Readonly<Record<string, string>> = { app: 'z', mail: 'y', phone: 'x' };
        const contacts = company(seed);
        const mirrored = contacts.map((contact) => ({
          ...contact,
          channel: renamed[contact.channel]!,
        }));
        const mirrors = compare(mirrored, window);
        for (const row of compare(contacts, window)) {
          const mirror = mirrors.find(
            (one) =>
              one.metric === row.metric &&
              one.topic === row.topic &&
              [renamed[row.better], renamed[row.worse]].sort().join() ===
                [one.better, one.worse].sort().join(),
          )!;
          expect(mirror.verdict).toBe(row.verdict);
          if (row.difference.value !== 0 && row.ratio !== 1)
            expect(mirror.worse).toBe(renamed[row.worse]);
          expect(mirror.ratio ?? 0).toBeCloseTo(row.ratio ?? 0, 6);
          expect(mirror.ratioLow ?? 0).toBeCloseTo(row.ratioLow ?? 0, 6);
          expect(mirror.difference.low ?? 0).toBeCloseTo(row.difference.low ?? 0, 6);
          expect(mirror.unadjusted.mix ?? 0).toBeCloseTo(row.unadjusted.mix ?? 0, 6);
        }
      }),
      runs,
    );
  });

  it('does not move when the unit changes', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 1, max: 200 }), (seed, buckets) => {
        const input = inputOf(company(seed), window);
        const before = compareAll(input);
        const after = compareAll({ ...input, blocks: rescaled(input.blocks, buckets) });
        after.forEach((row, index) => {
          const was = before[index]!;
          expect([row.verdict, row.worse, row.ratio, row.ratioLow, row.ratioHigh, row.q]).toEqual([
            was.verdict,
            was.worse,
            was.ratio,
            was.ratioLow,
            was.ratioHigh,
            was.q,
          ]);
          const scale = row.metric === 'first_response' ? bucketGamma ** buckets : 1;
          const expected = (was.difference.value ?? 0) * scale;
          expect(row.difference.value ?? 0).toBeCloseTo(expected, 3);
        });
      }),
      runs,
    );
  });

  it('keeps a clear verdict when every contact comes twice', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const contacts = company(seed);
        const once = compare(contacts, window);
        const twice = compare([...contacts, ...contacts], window);
        for (const row of once.filter(({ verdict }) => verdict === 'gap')) {
          const again = twice.find(({ id }) => id === row.id)!;
          expect([again.verdict, again.worse]).toEqual(['gap', row.worse]);
        }
      }),
      runs,
    );
  });

  it('keeps its figures coherent', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        for (const row of compare(company(seed), window)) expectCoherent(row);
      }),
      runs,
    );
  });
});

function expectCoherent(row: Comparison): void {
  const { difference, unadjusted, estimates } = row;
  expect(Object.keys(estimates).sort()).toEqual([row.better, row.worse].sort());
  expect(row.coverage).toBeGreaterThanOrEqual(0);
  expect(row.coverage).toBeLessThanOrEqual(1 + 1e-12);
  if (row.ratio !== null) expect(row.ratio).toBeGreaterThanOrEqual(1);
  if (row.timesOutOf100 !== null) expect(row.timesOutOf100).toBeGreaterThanOrEqual(50);
  if (difference.unit !== 'seconds' && difference.value !== null)
    expect(difference.value).toBeGreaterThanOrEqual(0);
  if (difference.low !== null) expect(difference.low).toBeLessThanOrEqual(difference.value!);
  if (unadjusted.service !== null)
    expect(unadjusted.service + unadjusted.mix!).toBeCloseTo(unadjusted.difference!, 6);
  if (row.verdict === 'gap') expect(row.q).toBeLessThanOrEqual(0.05);
  expect(row.severity === null).toBe(row.verdict !== 'gap');
  expect(row.reason.length).toBeGreaterThan(10);
  expect(row.reason).not.toMatch(/NaN|Infinity|undefined|null/);
}

describe('the rate of false discoveries', () => {
  it('is settled over all rows of a basis, so that what is looked at later changes no verdict', () => {
    const next = seeded(2);
    const flows = (topic: string, mails: number) =>
      (['phone', 'mail'] as const).flatMap((channel) =>
        flow(
          {
            channel,
            topic,
            perWeek: 12,
            outcome: (random) => ({ waited: waitAround(channel === 'mail' ? mails : 600, random) }),
          },
          next,
        ),
      );
    const slow = flows('slow', 900);
    const alike = Array.from({ length: 15 }, (_, topic) => flows(`alike ${topic}`, 600)).flat();
    const [alone, among] = [slow, [...slow, ...alike]].map(
      (contacts) => rowOf(compare(contacts), { topic: 'slow' }).q!,
    );
    expect(among).toBeGreaterThan(3 * alone!);
  });

  it('exists for every judged row and for no other', () => {
    const refusals = ['too_few_contacts', 'no_counterpart', 'no_shared_topic', 'history_too_short'];
    for (const row of compare(company(5), window))
      expect(row.q === null).toBe(refusals.includes(row.reasonCode));
  });
});
