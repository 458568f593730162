import { slotsOf } from '../../src/report/words/message.js';
import { en as report } from '../../src/report/words/en.js';
import { pageDictionaries } from '../../src/web/words/page-words.js';

describe('the words of the pages', () => {
  it('exist in every language, with the same slots', () => {
    const { en, nl } = pageDictionaries;
    expect(Object.keys(nl).sort()).toEqual(Object.keys(en).sort());
    for (const [key, message] of Object.entries(en)) {
      expect([key, slotsOf(nl[key as keyof typeof nl])]).toEqual([key, slotsOf(message)]);
    }
  });

  it('never stand beside a word the report has already', () => {
    const double = Object.keys(pageDictionaries.en).filter((key) => Object.hasOwn(report, key));
    expect(double).toEqual([]);
  });

  it('never say what figures cannot show', () => {
    const forbidden = /\b(significant|because|drift|p-value|omdat|doordat)\b/i;
    const all = Object.values(pageDictionaries).flatMap((words) => Object.values(words));
    expect(all.filter((text) => forbidden.test(text))).toEqual([]);
  });
});
