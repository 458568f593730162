// Why rows were left out, in words.
import type { Language } from '../consistency-report.js';
import { maybeSay, wordsOf } from './words.js';

/** The words of a reason code; a code nobody wrote words for is printed with blanks. */
export function excludedWords(reason: string, lang: Language): string {
  const known = maybeSay(lang, `excluded.${reason}`);
  if (known !== null) return known;
  const field = /^unreadable_(.+)$/.exec(reason)?.[1];
  const plain = (field ?? reason).replaceAll('_', ' ');
  return field === undefined ? plain : wordsOf(lang)('excluded.field', { field: plain });
}
