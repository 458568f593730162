import fc from 'fast-check';
import { metricIds } from '../../src/domain/metric.js';
import { relativePeriods, type ReportQuery } from '../../src/report/consistency-report.js';
import {
  findingWords,
  parseReportQuery,
  readReportQuery,
  ReportQueryError,
  serialiseReportQuery,
  type QueryParameters,
} from '../../src/report/report-query.js';
import { everything } from './comparison-fixture.js';

const known = {
  channels: ['phone', 'twitter', 'email'],
  topics: ['billing', 'refund', 'Sidewalk, broken', 'Sidewalk'],
  zone: 'Europe/Brussels',
};

const parse = (parameters: QueryParameters) => parseReportQuery(parameters, known);
const refusal = (parameters: QueryParameters): string => {
  try {
    parse(parameters);
  } catch (error) {
    if (error instanceof ReportQueryError) return error.message;
    throw error;
  }
  return 'accepted';
};

/** `a=1&a=2` as a web server hands it on. */
const asRecord = (search: URLSearchParams): QueryParameters =>
  Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]));

describe('reading a query', () => {
  it('asks for everything by default', () => {
    expect(parse({})).toEqual(everything);
  });

  it('reads dates in the report zone and instants with any offset', () => {
    const query = parse({ from: '2026-09-28', to: '2026-10-26T08:00:00+01:00' });
    expect(query.from).toBe(Date.UTC(2026, 8, 27, 22));
    expect(query.to).toBe(Date.UTC(2026, 9, 26, 7));
  });

  it('reads an offset whose plus a form turned into a blank', () => {
    expect(parse({ from: '2026-10-26T08:00:00 01:00' }).from).toBe(Date.UTC(2026, 9, 26, 7));
  });

  it('keeps a relative period relative', () => {
    expect(parse({ from: 'last-13-weeks' })).toEqual({ ...everything, period: 'last-13-weeks' });
  });

  it('takes lists with commas or repeated, in the order they are known, once each', () => {
    const both = parse({ channels: 'twitter,phone', metrics: ['csat', 'first_response', 'csat'] });
    expect(both.channels).toEqual(['phone', 'twitter']);
    expect(both.metrics).toEqual(['first_response', 'csat']);
  });

  it('takes a known topic whole although it holds a comma', () => {
    expect(parse({ topics: 'Sidewalk, broken' }).topics).toEqual(['Sidewalk, broken']);
  });

  it('reads an empty form field as not given', () => {
    expect(parse({ from: '', to: ' ', topics: ['', 'refund'], clock: '' })).toEqual({
      ...everything,
      topics: ['refund'],
    });
  });
});

describe('refusing by name', () => {
  it.each([
    [{ form: '2026-01-01' }, 'The parameter "form" is not known; did you mean "from"?'],
    [{ channels: 'twiter' }, 'channels: "twiter" is not known; did you mean "twitter"?'],
    [
      { metrics: 'first_respons' },
      'metrics: "first_respons" is not known; did you mean "first_response"?',
    ],
    [{ clock: 'staff' }, 'clock: "staff" is not known; did you mean "staffed"?'],
    [{ basis: 'promises' }, 'basis: "promises" is not known; did you mean "promise"?'],
    [{ lang: 'fr' }, 'lang: "fr" is not known; did you mean "en"?'],
    [{ clock: ['customer', 'staffed'] }, 'clock: give it once.'],
    [
      { from: '2026-02-30' },
      'from: "2026-02-30" is neither a date (2026-10-19) nor an instant (2026-10-19T08:00:00Z).',
    ],
    [
      { from: '2026-02-30T00:00:00Z' },
      'from: "2026-02-30T00:00:00Z" is neither a date (2026-10-19) nor an instant (2026-10-19T08:00:00Z).',
    ],
    [
      { to: '2026-10-19T08:00' },
      'to: "2026-10-19T08:00" is neither a date (2026-10-19) nor an instant (2026-10-19T08:00:00Z).',
    ],
    [{ from: '2026-10-19', to: '2026-10-19' }, 'to: it must lie after "from".'],
    [
      { from: 'last-4-weeks', to: '2026-10-19' },
      'from: "last-4-weeks" already says the whole period; leave out "to".',
    ],
  ])('refuses %j', (parameters, sentence) => {
    expect(refusal(parameters)).toBe(sentence);
  });

  it('names every fault at once', () => {
    expect(refusal({ form: 'x', clock: 'moon' })).toMatch(/"form".*"moon"/);
    const { findings } = readReportQuery({ form: 'x', clock: 'moon' }, known);
    expect(findings.map(({ parameter }) => parameter)).toEqual(['form', 'clock']);
  });

  it('still gives the page what it understood, with the notice in its language', () => {
    const { query, findings } = readReportQuery(
      { topics: 'biling', channels: 'phone', lang: 'nl' },
      known,
    );
    expect(query).toEqual({ ...everything, channels: ['phone'], lang: 'nl' });
    expect(findings.map((finding) => findingWords(finding, 'nl'))).toEqual([
      'topics: "biling" is niet bekend; bedoelt u "billing"?',
    ]);
  });

  it('lets the caller keep parameters of its own', () => {
    expect(readReportQuery({ sort: 'gap' }, { ...known, alsoAllowed: ['sort'] }).findings).toEqual(
      [],
    );
  });
});

describe('writing a query', () => {
  const some = <T>(values: readonly T[]) =>
    fc.option(fc.subarray([...values], { minLength: 1 }), { nil: null });
  const bound = fc.integer({ min: Date.UTC(2001, 0), max: Date.UTC(2037, 0) });
  const period = fc.oneof(
    fc.constantFrom(...relativePeriods).map((name) => ({ period: name, from: null, to: null })),
    fc
      .tuple(fc.option(bound, { nil: null }), fc.option(bound, { nil: null }))
      .filter(([from, to]) => from === null || to === null || from < to)
      .map(([from, to]) => ({ period: null, from, to })),
  );
  const queries: fc.Arbitrary<ReportQuery> = fc
    .record({
      topics: some(known.topics),
      channels: some(known.channels),
      metrics: some(metricIds),
      clock: fc.constantFrom('customer', 'staffed'),
      basis: fc.constantFrom('customer', 'promise', 'both'),
      lang: fc.constantFrom('en', 'nl'),
    })
    .chain((choices) => period.map((chosen) => ({ ...chosen, ...choices })));

  it('reads back as the same query, through a URL, with and without the zone', () => {
    fc.assert(
      fc.property(queries, fc.constantFrom(undefined, known.zone), (query, zone) => {
        const url = serialiseReportQuery(query, zone).toString();
        expect(parse(asRecord(new URLSearchParams(url)))).toEqual(query);
      }),
      { numRuns: 500 },
    );
  });

  it('writes dates where the bounds are local midnights', () => {
    const query = parse({ from: '2026-09-28', to: '2026-10-26' });
    expect(serialiseReportQuery(query, known.zone).toString()).toBe(
      'from=2026-09-28&to=2026-10-26&lang=en',
    );
    expect(serialiseReportQuery(query).get('from')).toBe('2026-09-27T22:00:00Z');
  });
});
