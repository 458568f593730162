import { bucketOf, type CellTally } from '../../src/domain/cell.js';
import { curveRows } from '../../src/report/build/curves.js';

function cell(ended: readonly number[], censored: readonly number[]): CellTally {
  const masses = (seconds: readonly number[]): ReadonlyMap<number, number> =>
    new Map(seconds.map((one) => [bucketOf(one), seconds.filter((other) => other === one).length]));
  return {
    cell: {
      ...{ channel: 'phone', topic: 'billing', language: null },
      ...{ metric: 'first_response' as const, variant: 'customer' as const },
    },
    tally: {
      ...{ n: ended.length + censored.length, dateOnly: 0, open: censored.length, sum: 0 },
      ...{ yes: 0, no: 0, pending: 0, levels: new Map() },
      ended: masses(ended),
      censored: masses(censored),
    },
  };
}

const places = (found: CellTally) => [{ channel: 'phone', topic: 'billing', cells: [found] }];
const asked = { topics: ['billing'], clock: 'customer' } as const;

describe('how the waits spread', () => {
  it('counts who had an answer in time, those still waiting too', () => {
    const [row] = curveRows(places(cell([30, 600, 600, 7200], [90_000])), asked);
    const shareAt = (seconds: number): number =>
      row!.points.find(({ withinSeconds }) => withinSeconds === seconds)!.share;
    expect(row!.n).toBe(5);
    expect(shareAt(60)).toBe(0.2);
    expect(shareAt(900)).toBe(0.6);
    expect(shareAt(86_400)).toBe(0.8);
    expect(row!.points.at(-1)!.share).toBe(0.8);
  });

  it('never falls', () => {
    const [row] = curveRows(places(cell([30, 600, 7200], [60, 800])), asked);
    const shares = row!.points.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('is told of one topic, or of all together', () => {
    const found = places(cell([30], []));
    expect(curveRows(found, { topics: null, clock: 'customer' })).toEqual([]);
    expect(curveRows(found, { topics: ['billing', 'faults'], clock: 'customer' })).toEqual([]);
  });
});
