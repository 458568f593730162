import { jumpsIn, withSeen, type FigureBook } from '../../src/domain/figure-book.js';
import type { Interaction } from '../../src/domain/interaction.js';
import { ourRule, type VendorFigure, type VendorRule } from '../../src/domain/vendor-figure.js';
import { reconcile } from '../../src/report/reconcile/reconcile.js';
import { anInteraction, brussels, calendar } from '../support/interactions.js';

const [from, to] = [brussels('2026-10-19 00:00'), brussels('2026-10-26 00:00')];
const asOf = brussels('2026-11-20 00:00');
const minute = 60_000;
const office = calendar({ 'mon-fri': ['09:00-18:00'] });
const place = { calendar: office, asOf };

const figure = (changes: Partial<VendorFigure>): VendorFigure => ({
  measure: 'first_response',
  statistic: 'mean',
  channel: 'email',
  from,
  to,
  value: 0,
  withinSeconds: null,
  ...changes,
});
const vendor = (changes: Partial<VendorRule>): VendorRule => ({
  ...ourRule('first_response'),
  ...changes,
});
const contact = (
  id: string,
  opened: string,
  waitMinutes: number | null,
  fields: Partial<Interaction> = {},
): Interaction => {
  const openedAt = brussels(opened);
  const firstResponseAt = waitMinutes === null ? null : openedAt + waitMinutes * minute;
  return anInteraction({ id, openedAt, firstResponseAt, ...fields });
};

describe('a vendor that leaves out the unanswered, counts bots and stops at closing time', () => {
  const bot = { firstAutomatedResponseAt: brussels('2026-10-20 10:00') + 2000 };
  const contacts = [
    contact('1', '2026-10-20 09:00', 30),
    contact('2', '2026-10-20 10:00', 60, bot),
    contact('3', '2026-10-20 17:30', 16 * 60),
    contact('4', '2026-10-21 09:00', null),
  ];
  const rule = vendor({ countsBots: true, leavesOutUnanswered: true, clock: 'staffed' });
  /** 30 min, 2 s, and 60 min of office hours. */
  const theirs = (1800 + 2 + 3600) / 3;
  const row = reconcile(figure({ value: theirs }), rule, contacts, place);

  it('is explained switch by switch, from theirs to ours', () => {
    const waited = (asOf - brussels('2026-10-21 09:00')) / 1000;
    const staffedSoFar = 22 * 9 * 3600;
    expect(row.unexplained).toBeCloseTo(0, 2);
    expect(row.isExplained).toBe(true);
    expect(row.steps.map(({ reason, contacts: count }) => [reason, count])).toEqual([
      ['bots', 1],
      ['unanswered', 1],
      ['closed_hours', 2],
    ]);
    const values = row.steps.map(({ value }) => value);
    expect(values[0]).toBeCloseTo((1800 + 3600 + 3600) / 3, 0);
    expect(values[1]).toBeCloseTo((1800 + 3600 + 3600 + staffedSoFar) / 4, -1);
    expect(values[2]! / ((1800 + 3600 + 57_600 + waited) / 4)).toBeCloseTo(1, 4);
    expect(row.ours).toBe(values[2]);
    expect(row.difference! / (theirs - row.ours!)).toBeCloseTo(1, 4);
  });

  it('names a rest above two per cent, and does not spread it over the steps', () => {
    const odd = reconcile(figure({ value: theirs * 1.03 }), rule, contacts, place);
    expect(odd.isExplained).toBe(false);
    expect(odd.unexplained / (theirs * 0.03)).toBeCloseTo(1, 2);
    expect(odd.steps).toEqual(row.steps);
    expect(reconcile(figure({ value: theirs * 1.01 }), rule, contacts, place).isExplained).toBe(
      true,
    );
  });
});

describe('other reasons why a vendor counts otherwise', () => {
  it('short abandons count as missed in its service level', () => {
    const short = contact('3', '2026-10-20 11:00', null, {
      abandonedAt: brussels('2026-10-20 11:00') + 3000,
      end: 'abandoned',
    });
    const calls = [
      contact('1', '2026-10-20 09:00', 0.2),
      contact('2', '2026-10-20 10:00', 5),
      short,
    ];
    const row = reconcile(
      figure({ measure: 'promise_kept', statistic: 'share', withinSeconds: 20, value: 1 / 3 }),
      vendor({ countsShortAbandons: true }),
      calls,
      place,
    );
    expect(row).toMatchObject({
      ours: 0.5,
      isExplained: true,
      steps: [{ reason: 'short_abandons', contacts: 1, value: 0.5 }],
    });
  });
  it('one wait a thread instead of one an episode', () => {
    const solved = (text: string) => ({ end: 'solved' as const, resolvedAt: brussels(text) });
    const episodes = [
      contact('1', '2026-10-19 09:00', 5, solved('2026-10-19 10:00')),
      contact('1', '2026-10-23 09:00', 5, { ...solved('2026-10-23 11:00'), episode: 2 }),
    ];
    const days = (brussels('2026-10-23 11:00') - brussels('2026-10-19 09:00')) / 1000;
    const row = reconcile(
      figure({ measure: 'resolution', statistic: 'median', value: days }),
      { ...ourRule('resolution'), isPerThread: true },
      episodes,
      place,
    );
    expect(row).toMatchObject({
      isExplained: true,
      ours: 5400,
      steps: [{ reason: 'episodes', contacts: 2, value: 5400 }],
    });
  });
  it('items merged away, and a cohort by the day of the answer', () => {
    const contacts = [
      contact('1', '2026-10-18 23:00', 120),
      contact('2', '2026-10-20 09:00', 10),
      contact('3', '2026-10-20 10:00', 40, { end: 'merged', mergedInto: '2' }),
    ];
    const rule = vendor({ leavesOutMerges: true, cohort: 'ended' });
    const row = reconcile(
      figure({ statistic: 'count', measure: 'contacts', value: 2 }),
      rule,
      contacts,
      place,
    );
    expect(row.isExplained).toBe(true);
    expect(row.steps).toEqual([
      { reason: 'merges', contacts: 1, value: 3 },
      { reason: 'cohort', contacts: 1, value: 2 },
    ]);
  });
  it('none at all where both count alike', () => {
    const row = reconcile(
      figure({ statistic: 'count', measure: 'contacts', value: 1 }),
      vendor({}),
      [contact('1', '2026-10-20 09:00', null)],
      place,
    );
    expect(row).toMatchObject({ ours: 1, difference: 0, steps: [], isExplained: true });
  });
});

describe('hard case 12: a vendor turns a switch for past dates', () => {
  const week = figure({
    measure: 'promise_kept',
    statistic: 'share',
    value: 0.82,
    withinSeconds: 20,
  });
  const november = brussels('2026-11-01 00:00');
  const december = brussels('2026-12-01 00:00');
  const look = (book: FigureBook, value: number, at: number, ours: string): FigureBook =>
    withSeen(book, { ...week, value }, { at, ours });

  it('is named with its date while our figures of that week stand still', () => {
    const book = look(
      look(look([], 0.82, november, 'same'), 0.82, november + 1, 'same'),
      0.91,
      december,
      'same',
    );
    expect(book[0]!.seen).toHaveLength(2);
    expect(jumpsIn(book)).toEqual([
      { figure: { ...week, value: 0.91 }, before: 0.82, after: 0.91, at: december },
    ]);
  });
  it('is no jump where our contacts of that week changed too, or the week was not over', () => {
    const late = look(look([], 0.82, november, 'before'), 0.91, december, 'after');
    expect(jumpsIn(late)).toEqual([]);
    const running = look(look([], 0.82, to - 1, 'same'), 0.91, december, 'same');
    expect(jumpsIn(running)).toEqual([]);
  });
});
