import { fillMessage, MissingSlotError, slotsOf } from '../../src/report/words/message.js';
import { dictionaries, wordsOf, type WordKey } from '../../src/report/words/words.js';
import { durationWords } from '../../src/report/words/duration-words.js';
import {
  dayWords,
  shortDayWords,
  spanWords,
  timeWords,
} from '../../src/report/words/time-words.js';

const keys = Object.keys(dictionaries.en) as WordKey[];

describe('the dictionaries', () => {
  it('agree key by key on what has to be filled in', () => {
    for (const key of keys) {
      expect([key, slotsOf(dictionaries.nl[key])]).toEqual([key, slotsOf(dictionaries.en[key])]);
    }
  });

  it('hold no English sentence in Dutch', () => {
    const english = /\b(the|and|with|not|of the|contacts|answer|still|waiting)\b/i;
    for (const key of keys) expect([key, english.test(dictionaries.nl[key])]).toEqual([key, false]);
  });

  it('never use the words a lay reader misreads', () => {
    for (const key of keys) {
      expect(dictionaries.en[key]).not.toMatch(
        /\b(significant|significantly|drift|because)\b|\bp\b[^}]/i,
      );
      expect(dictionaries.nl[key]).not.toMatch(/\b(significant|omdat|drift)\b/i);
    }
  });

  it('have no text of one part hidden by another', () => {
    expect(new Set(keys).size).toBe(Object.keys(dictionaries.nl).length);
  });
});

describe('a message', () => {
  it('fills names as they are and numbers as the language writes them', () => {
    expect(fillMessage('{who} has {n}', { who: '{x}', n: 12345.6 }, 'nl')).toBe('{x} has 12.345,6');
  });

  it('takes the plural branch and keeps other slots inside it', () => {
    const message = '{n, plural, one {# letter via {door}} other {# letters via {door}}}!';
    expect(fillMessage(message, { n: 1, door: 'A' }, 'en')).toBe('1 letter via A!');
    expect(fillMessage(message, { n: 1200, door: 'A' }, 'en')).toBe('1,200 letters via A!');
    expect(slotsOf(message)).toEqual(['door', 'n']);
  });

  it('refuses to stay silent about a missing value', () => {
    expect(() => wordsOf('en')('headline.gap', { k: 4 })).toThrow(MissingSlotError);
  });
});

describe('durations in words', () => {
  it.each([
    [0, '0 s', '0 s'],
    [45, '45 s', '45 s'],
    [95, '1 min 35 s', '1 min 35 s'],
    [2940, '49 min', '49 min'],
    [3599, '1 h', '1 uur'],
    [51_540, '14 h 19 min', '14 uur 19 min'],
    [86_399, '1 day', '1 dag'],
    [172_800, '2 days', '2 dagen'],
    [189_000, '2 days 5 h', '2 dagen 5 uur'],
    [227_400, '2 days 15 h', '2 dagen 15 uur'],
    [864_000, '10 days', '10 dagen'],
    [1_000_000, '12 days', '12 dagen'],
    [-90, '-1 min 30 s', '-1 min 30 s'],
  ])('%d s reads %s', (seconds, en, nl) => {
    expect(durationWords(seconds, 'en')).toBe(en);
    expect(durationWords(seconds, 'nl')).toBe(nl);
  });
});

describe('instants in words', () => {
  const zone = 'Europe/Brussels';

  it('writes day, month and a 24-hour clock in the zone', () => {
    expect(timeWords(Date.UTC(2026, 9, 26, 7), zone, 'en')).toBe('Mon 26 Oct 08:00');
    expect(timeWords(Date.UTC(2026, 9, 25, 23), zone, 'nl')).toBe('ma 26 okt 00:00');
    expect(dayWords(Date.UTC(2026, 8, 30, 22), zone, 'en')).toBe('1 Oct 2026');
    expect(shortDayWords('2026-10-19', 'nl')).toBe('19 okt');
  });

  it('says once what both ends of a span have in common', () => {
    const at = (month: number, day: number, year = 2026) => Date.UTC(year, month - 1, day, 12);
    expect(spanWords(at(9, 28), at(10, 25), zone, 'en')).toBe('28 Sep - 25 Oct 2026');
    expect(spanWords(at(10, 5), at(10, 25), zone, 'en')).toBe('5 - 25 Oct 2026');
    expect(spanWords(at(12, 28), at(1, 3, 2027), zone, 'nl')).toBe('28 dec 2026 - 3 jan 2027');
    expect(spanWords(at(10, 5), at(10, 5), zone, 'en')).toBe('5 Oct 2026');
  });
});
