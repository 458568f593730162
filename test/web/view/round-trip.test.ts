import fc from 'fast-check';
import { readReportQuery } from '../../../src/report/report-query.js';
import { linksOf } from '../../../src/web/view/links.js';
import { parametersOf, queryOf } from '../../../src/web/view/request-looks.js';
import { reportFixture } from '../../support/report-fixture.js';

const report = reportFixture();
const known = {
  channels: report.channels.map(({ id }) => id),
  topics: report.topics.map(({ id }) => id),
  zone: report.zone,
};
const some = (names: readonly string[]) =>
  fc.option(
    fc.subarray([...names], { minLength: 1 }).map((chosen) => chosen.join(',')),
    { nil: undefined },
  );
const period = fc.oneof(
  fc.constant({}),
  fc.constantFrom('last-4-weeks', 'last-13-weeks', 'last-7-days').map((from) => ({ from })),
  fc
    .record({ day: fc.integer({ min: 1, max: 27 }), length: fc.integer({ min: 1, max: 200 }) })
    .map(({ day, length }) => {
      const from = Date.UTC(2026, 2, day);
      const text = (at: number): string => new Date(at).toISOString().slice(0, 10);
      return { from: text(from), to: text(from + length * 86_400_000) };
    }),
);
const state = fc
  .tuple(
    period,
    fc.record({
      topics: some(known.topics),
      channels: some(known.channels),
      metrics: some(['first_response', 'resolution', 'csat', 'promise_kept']),
      clock: fc.constantFrom(undefined, 'customer', 'staffed'),
      basis: fc.constantFrom(undefined, 'customer', 'promise', 'both'),
      lang: fc.constantFrom(undefined, 'en', 'nl'),
      sort: fc.constantFrom(undefined, 'gap', 'slowest', 'name'),
      compare: fc.constantFrom(undefined, 'previous', 'year', 'none'),
    }),
  )
  .map(([days, rest]) => {
    const all = Object.entries({ ...days, ...rest });
    return all.filter((entry): entry is [string, string] => entry[1] !== undefined);
  });

describe('the address is the state', () => {
  const asked = (url: string): URLSearchParams => queryOf({ url, headers: {} });
  const understood = (query: URLSearchParams) =>
    readReportQuery(parametersOf(query), { ...known, alsoAllowed: ['sort', 'compare'] });

  it('goes through an address and back, 500 of 500', () => {
    fc.assert(
      fc.property(state, (parameters) => {
        const query = new URLSearchParams(parameters);
        const links = linksOf({ publicPath: '', path: '/report', query });
        const again = asked(links.here({}));
        expect([...again]).toEqual([...query]);
        expect(understood(again)).toEqual(understood(query));
        expect(understood(again).findings).toEqual([]);
      }),
      { numRuns: 500, seed: 9 },
    );
  });

  it('goes into a download without what only the page knows, its days fixed', () => {
    fc.assert(
      fc.property(state, (parameters) => {
        const query = new URLSearchParams(parameters);
        const links = linksOf({ publicPath: '', path: '/report', query });
        const file = asked(links.download('/api/v1/comparisons.csv', report.window));
        expect(file.has('sort') || file.has('compare')).toBe(false);
        const [page, download] = [understood(query).query, understood(file).query];
        const { from, to } = report.window;
        expect(download).toEqual({ ...page, period: null, from, to });
      }),
      { numRuns: 500, seed: 10 },
    );
  });
});
