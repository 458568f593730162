import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { buildReport } from '../../src/report/build-report.js';
import type { ReportInputs } from '../../src/report/build/inputs.js';
import type { Language } from '../../src/report/consistency-report.js';
import {
  comparisonsCsv,
  csvCell,
  csvLine,
  flattenComparison,
} from '../../src/report/formats/csv.js';
import {
  comparisonColumns,
  type FlatComparison,
} from '../../src/report/formats/flat-comparison.js';
import { reportMarkdown } from '../../src/report/formats/markdown.js';
import {
  comparisonJson,
  reportJson,
  reportJsonText,
} from '../../src/report/formats/report-json.js';
import { billingGap, comparison, everything, inputs, waits } from './comparison-fixture.js';

const build = (changes: Partial<ReportInputs> = {}, lang: Language = 'en') =>
  buildReport({ ...inputs, comparisons: [billingGap], ...changes, query: { ...everything, lang } });

const report = build({
  comparisons: [
    billingGap,
    comparison({
      topic: 'refund',
      verdict: 'inconclusive',
      reasonCode: 'interval_spans_margin',
      severity: null,
      unadjusted: { ...billingGap.unadjusted, composition: true },
    }),
  ],
  tallies: [waits({ channel: 'phone', topic: 'refund' }, [60, 120])],
  excluded: [
    { reason: 'spam', channel: null, count: 1200 },
    { reason: 'bad | row', channel: null, count: 1 },
  ],
  before: { index: 65, inconsistentTopics: 3 },
});

describe('the JSON of a report', () => {
  it('writes every instant as UTC text and leaves other figures alone', () => {
    const json = reportJson(report);
    expect(json.window).toMatchObject({ from: '2026-09-27T22:00:00Z', to: '2026-10-25T23:00:00Z' });
    expect(json.completeUntil).toBe('2026-10-26T07:00:00Z');
    expect(json.comparisons[0]).toMatchObject({
      metric: 'first_response',
      definition: 'first_response@1',
      better: 'twitter',
      worse: 'phone',
      ratio: 17.5,
      timesOutOf100: 93,
      difference: { value: 48_600, low: null, high: null, unit: 'seconds' },
      estimates: {
        twitter: {
          n: 848,
          answered: 840,
          median: 2700,
          p90: 8400,
          standardised: { median: 2940, p90: 9000 },
        },
      },
      completeUntil: '2026-10-26T07:00:00Z',
    });
  });

  it('says of one comparison what the report says of it', () => {
    expect(comparisonJson(report.comparisons[0]!)).toEqual(reportJson(report).comparisons[0]);
    expect(JSON.parse(reportJsonText(report, { isPretty: true }))).toEqual(
      JSON.parse(reportJsonText(report)),
    );
  });
});

describe('the CSV of a report', () => {
  it('has the columns of the BI set, in their order', () => {
    const [head] = comparisonsCsv(report).split('\r\n');
    expect(head).toBe(
      'id,periodStart,periodEnd,metric,definition,clock,basis,topic,better,worse,verdict,severity,reason,level,ratio,ratioLow,ratioHigh,timesOutOf100,timesOutOf100Low,timesOutOf100High,differenceMedian,differenceValue,differenceLow,differenceHigh,differenceUnit,betterN,betterAnswered,betterMedian,betterP90,betterShare,betterNumerator,betterDenominator,betterMean,worseN,worseAnswered,worseMedian,worseP90,worseShare,worseNumerator,worseDenominator,worseMean,unadjustedTimesOutOf100,unadjustedReversed,strata,days,q,since,gapId,completeUntil,isProvisional,isReversed,isComposition,coverage,revision,updatedAt',
    );
  });

  it('agrees with the JSON to the digit', () => {
    const rows: Record<string, string>[] = parse(comparisonsCsv(report), { columns: true });
    const json = report.comparisons.map((row) => comparisonJson(row));
    rows.forEach((row, index) => {
      const twin = json[index]!;
      expect([row.ratio, row.timesOutOf100, row.differenceValue, row.coverage, row.q]).toEqual(
        [twin.ratio, twin.timesOutOf100, twin.difference.value, twin.coverage, twin.q].map(String),
      );
      expect(row.betterMedian).toBe(String(twin.estimates.twitter!.median));
      expect(row.periodStart).toBe('2026-09-27T22:00:00Z');
    });
    expect(rows).toHaveLength(2);
  });

  it('keeps its columns when there is nothing to say, and marks its encoding for Excel', () => {
    expect(comparisonsCsv(build({ comparisons: [] }))).toBe(csvLine(comparisonColumns));
    expect(comparisonsCsv(report, { withBom: true }).startsWith('\uFEFFid,')).toBe(true);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+32 2', "'+32 2"],
    ['-1', "'-1"],
    ['@cmd', "'@cmd"],
    ['\tx', "'\tx"],
    ['\0x', "'\0x"],
    ['\r=1', '"\'\r=1"'],
    ['=HYPERLINK("a","b")', '"\'=HYPERLINK(""a"",""b"")"'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['plain', 'plain'],
  ])('writes the text %j as %j', (text, written) => {
    expect(csvCell(text)).toBe(written);
  });

  it('leaves numbers, truths and absences alone', () => {
    expect(csvLine([-1.5, 0, true, null, 1e-7])).toBe('-1.5,0,true,,1e-7\r\n');
  });

  it('reads back as it was written, any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 6 }), (cells) => {
        const guarded = cells.map((text) => (/^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text));
        const rows: string[][] = parse(csvLine(cells), { skip_empty_lines: false });
        expect(rows).toEqual([guarded]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('flat rows', () => {
  it('keep every column as a scalar, in order, with the gap they belong to', () => {
    const row: FlatComparison = flattenComparison(report.comparisons[0]!, report);
    expect(Object.keys(row)).toEqual([...comparisonColumns]);
    for (const value of Object.values(row)) {
      expect(value === null || ['string', 'number', 'boolean'].includes(typeof value)).toBe(true);
    }
    expect(row).toMatchObject({
      differenceMedian: 48_600,
      betterN: 848,
      worseMean: null,
      gapId: null,
    });
  });
});

describe('the report as text', () => {
  it('reads from the headline to the method', () => {
    const text = reportMarkdown(report);
    expect(text).toContain(
      '# Consistency report\n\n28 Sep - 25 Oct 2026 (weeks 40-43) · times in Europe/Brussels · complete until Mon 26 Oct 2026 08:00',
    );
    expect(text).toContain('**Not consistent: 1 of 2 topics** (was 3)');
    expect(text).toContain(
      '1. **Billing**: Ask the same question about Billing via X (Twitter) and via Phone: X (Twitter) answers first 93 times out of 100 (between 90 and 95). Typical wait: 49 min against 14 h 19 min. How sure: high, 848 and 499 contacts.',
    );
    expect(text).toContain(
      '| Billing | First response | as the customer waits | X (Twitter) 49 min | Phone 14 h 19 min | gap | 17.5x |',
    );
    expect(text).toContain('| the difference may be material or not; composition, not service |');
    expect(text).toContain('| spam | 1,200 |');
    expect(text).toContain('| bad \\| row | 1 |');
  });

  it('is entirely Dutch in Dutch', () => {
    const text = reportMarkdown(build({}, 'nl'));
    expect(text).toContain('**Niet consistent: 1 van 1 onderwerp**');
    expect(text).toContain('| Facturen | Eerste antwoord |');
    expect(text).not.toMatch(/\b(the|topic|contacts|Typical)\b/);
  });
});
