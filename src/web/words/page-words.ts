// The report's dictionary plus the few words only the pages need.
import type { Language } from '../../report/consistency-report.js';
import { fillMessage, type Slots } from '../../report/words/message.js';
import { wordsOf, type WordKey } from '../../report/words/words.js';
import { en } from './en.js';
import { nl } from './nl.js';
import { sisterEn } from './sister-en.js';
import { sisterNl } from './sister-nl.js';
import { suppliedEn } from './supplied-en.js';
import { suppliedNl } from './supplied-nl.js';

export type PageWordKey = keyof typeof en | keyof typeof sisterEn | keyof typeof suppliedEn;
export type PageSay = (key: WordKey | PageWordKey, slots?: Slots) => string;

export const pageDictionaries: Readonly<Record<Language, Readonly<Record<PageWordKey, string>>>> = {
  en: { ...en, ...sisterEn, ...suppliedEn },
  nl: { ...nl, ...sisterNl, ...suppliedNl },
};

/** How does this language say it? Throws where a message lacks a value. */
export function pageWords(lang: Language): PageSay {
  const own = pageDictionaries[lang];
  const report = wordsOf(lang);
  return (key, slots = {}) =>
    isPageWord(key) ? fillMessage(own[key], slots, lang) : report(key, slots);
}

/** The same, where the key is put together at run time; null when nobody wrote it. */
export function maybePageWord(lang: Language, key: string): string | null {
  return isPageWord(key) ? pageDictionaries[lang][key] : null;
}

function isPageWord(key: string): key is PageWordKey {
  return Object.hasOwn(pageDictionaries.en, key);
}
