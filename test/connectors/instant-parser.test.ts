import fc from 'fast-check';
import { candidateFormats } from '../../src/connectors/ambiguous-date.js';
import { compileFormat, formatFaults } from '../../src/connectors/instant-format.js';
import { createInstantParser } from '../../src/connectors/instant-parser.js';

const brussels = createInstantParser('Europe/Brussels', []);
const iso = (text: string, parse = brussels): string => {
  const found = parse(text);
  if (found.kind !== 'instant') return found.kind;
  return `${new Date(found.at).toISOString()}${found.isDateOnly ? ' date' : ''}`;
};

describe('instants that can mean one thing only', () => {
  it.each([
    ['2026-01-05 09:00:00', '2026-01-05T08:00:00.000Z'],
    ['2026-07-05T09:00:00', '2026-07-05T07:00:00.000Z'],
    ['2026-01-05T09:00', '2026-01-05T08:00:00.000Z'],
    ['2026-01-05 9:00', '2026-01-05T08:00:00.000Z'],
    ['2026/01/05 09:00', '2026-01-05T08:00:00.000Z'],
    ['2026.1.5', '2026-01-04T23:00:00.000Z date'],
    ['2026-01-05', '2026-01-04T23:00:00.000Z date'],
    ['2024-04-16T03:03:15.000', '2024-04-16T01:03:15.000Z'],
    ['2026-01-05 24:00', '2026-01-05T23:00:00.000Z'],
    ['2019-10-06 00:05:55 UTC', '2019-10-06T00:05:55.000Z'],
    ['2026-01-05T09:00:00Z', '2026-01-05T09:00:00.000Z'],
    ['2026-01-05T09:00:00.123456+02:00', '2026-01-05T07:00:00.123Z'],
    ['2026-01-05 09:00:00 -0530', '2026-01-05T14:30:00.000Z'],
    ['2026-01-05T09:00+02', '2026-01-05T07:00:00.000Z'],
    ['Tue Oct 31 22:10:47 +0000 2017', '2017-10-31T22:10:47.000Z'],
    ['Tue, 31 Oct 2017 22:10:47 +0100', '2017-10-31T21:10:47.000Z'],
    ['31 October 2017', '2017-10-30T23:00:00.000Z date'],
    ['1604102400', '2020-10-31T00:00:00.000Z'],
    ['1604102400.5', '2020-10-31T00:00:00.500Z'],
    ['1604102400123', '2020-10-31T00:00:00.123Z'],
  ])('%s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    '',
    'soon',
    '2026-02-30',
    '2026-13-01',
    '2026-01-05 25:00',
    '2026-01-05 09:60',
    '20',
    '2026-1',
    '0000-01-01',
    'Tue Foo 31 22:10:47 +0000 2017',
  ])('%s is none', (text) => {
    expect(iso(text)).toBe('unreadable');
  });

  it('come back whatever the instant and the zone', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
        fc.constantFrom(
          'Europe/Brussels',
          'America/New_York',
          'Asia/Kathmandu',
          'Australia/Lord_Howe',
        ),
        (date, zone) => {
          const parse = createInstantParser(zone, []);
          expect(iso(date.toISOString(), parse)).toBe(date.toISOString());
          const digits = String(date.getTime());
          if (digits.length === 13) expect(iso(digits, parse)).toBe(date.toISOString());
        },
      ),
      { numRuns: 200, seed: 3 },
    );
  });

  it('written on the wall of a zone come back, but for the hour shown twice', () => {
    const wall = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'America/New_York',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const parse = createInstantParser('America/New_York', []);
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (date) => {
          const at = Math.floor(date.getTime() / 1000) * 1000;
          const found = parse(wall.format(at));
          if (found.kind !== 'instant') throw new Error('unreadable');
          expect([0, 3_600_000]).toContain(at - found.at);
          if (at !== found.at) expect(found.oddity).toBe('twice');
        },
      ),
      { numRuns: 500, seed: 5 },
    );
  });

  it('of a date alone reach to the end of that local day', () => {
    const found = brussels('2026-10-25');
    expect(found).toMatchObject({
      at: Date.parse('2026-10-24T22:00:00Z'),
      latest: Date.parse('2026-10-25T23:00:00Z'),
    });
  });
});

describe('a written format', () => {
  it.each([
    ['MM/DD/YYYY', '10/29/2020', '2020-10-28T23:00:00.000Z date'],
    ['MM/DD/YYYY', '10/5/2020', '2020-10-04T22:00:00.000Z date'],
    ['DD-MM-YYYY HH:mm', '29-02-2016 01:16', '2016-02-29T00:16:00.000Z'],
    ['D.M.YY H:mm', '1.2.26 9:05', '2026-02-01T08:05:00.000Z'],
    ['MM/DD/YYYY hh:mm:ss A', '01/05/2026 12:00:00 AM', '2026-01-04T23:00:00.000Z'],
    ['MM/DD/YYYY hh:mm A', '01/05/2026 12:30 pm', '2026-01-05T11:30:00.000Z'],
    ['DD MMM YYYY', '05 JAN 2026', '2026-01-04T23:00:00.000Z date'],
    ['MMMM D, YYYY', 'January 5, 2026', '2026-01-04T23:00:00.000Z date'],
    ['DD/MM/YYYY HH:mm:ss.SSS Z', '05/01/2026 09:00:00.250 +02:00', '2026-01-05T07:00:00.250Z'],
    ['[le] DD/MM/YYYY', 'le 05/01/2026', '2026-01-04T23:00:00.000Z date'],
    ['DD/MM/YYYY', '2026-01-05T09:00:00Z', '2026-01-05T09:00:00.000Z'],
    ['DD/MM/YYYY', '31/02/2026', 'ambiguous'],
  ])('%s reads %s', (format, text, expected) => {
    expect(iso(text, createInstantParser('Europe/Brussels', [format]))).toBe(expected);
  });

  it.each([
    ['MM/DD', ['no year']],
    ['YYYY', ['no month', 'no day']],
    ['DD/MM/JJJJ', ['"J"', '"J"', '"J"', '"J"', 'no year']],
    ['YYYY-MM-DDTHH:mm', []],
  ])('%s has these faults: %s', (format, faults) => {
    expect(formatFaults(format)).toEqual(faults);
  });

  it('refuses a text that is written otherwise', () => {
    expect(compileFormat('DD-MM-YYYY')('5 May 2026')).toBeNull();
    expect(compileFormat('DD-MM-YYYY')('05-13-2026')).toBeNull();
  });

  it('named as a candidate reads the date it was named for', () => {
    const dates = fc.tuple(
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 1990, max: 2040 }),
      fc.constantFrom('/', '-', '.'),
      fc.constantFrom('', ' 9:05', ' 09:05:07', ' 9:05 PM'),
    );
    fc.assert(
      fc.property(dates, ([a, b, year, mark, time]) => {
        const text = `${a}${mark}${b}${mark}${year}${time}`;
        for (const format of candidateFormats(text)) {
          const face = compileFormat(format)(text);
          if (face === null) expect(Math.max(a, b)).toBeGreaterThan(28);
          else expect([a, b]).toContain(new Date(face.wall).getUTCDate());
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
