import { contactsOf, sumTallies } from '../../src/comparison/tallies.js';
import { emptyTally, record, type Outcome } from './evidence-builder.js';

describe('sumTallies', () => {
  it('adds counts, histograms and levels', () => {
    const one = record(record(emptyTally, { waited: 60 }), { gaveUpAfter: 60 });
    const other = record(record(emptyTally, { waited: 60 }), { waited: 3600 }, true);
    const sum = sumTallies([one, other]);
    expect(sum.n).toBe(4);
    expect(sum.dateOnly).toBe(1);
    expect([...sum.ended.values()].sort()).toEqual([1, 2]);
    expect([...sum.censored.values()]).toEqual([1]);
    expect(one.ended.size).toBe(1);
  });
});

describe('contactsOf', () => {
  it('reads a share as zeros and ones', () => {
    const tally = { ...emptyTally, n: 10, yes: 6, no: 2, pending: 2 };
    expect(contactsOf('share', tally)).toEqual({ kind: 'values', n: 8, mean: 0.75, squares: 1.5 });
  });

  it('reads ratings from their levels', () => {
    const levels = new Map([
      [5, 2],
      [2, 2],
    ]);
    expect(contactsOf('rating', { ...emptyTally, n: 4, levels })).toEqual({
      kind: 'values',
      n: 4,
      mean: 3.5,
      squares: 9,
    });
  });

  it('spreads the censored over later waits and keeps the number of contacts', () => {
    const outcomes: readonly Outcome[] = [
      { waited: 60 },
      { gaveUpAfter: 120 },
      { waited: 3600 },
      { waited: 7200 },
    ];
    const tally = outcomes.reduce((sum, outcome) => record(sum, outcome), emptyTally);
    const waits = contactsOf('duration', tally);
    if (waits?.kind !== 'waits') throw new Error('expected waits');
    expect(waits.n).toBe(4);
    const [first, second, third] = waits.sorted.counts;
    expect([first, second, third]).toEqual([1, 1.5, 1.5]);
  });

  it('says nothing where nothing is decided', () => {
    expect(contactsOf('share', { ...emptyTally, n: 3, pending: 3 })).toBeNull();
    expect(contactsOf('duration', emptyTally)).toBeNull();
  });
});
