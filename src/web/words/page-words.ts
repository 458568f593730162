// The report's dictionary plus the few words only the pages need.
import type { Language } from '../../report/consistency-report.js';
import { fillMessage, type Slots } from '../../report/words/message.js';
import { wordsOf, type WordKey } from '../../report/words/words.js';
import { en } from './en.js';
import { nl } from './nl.js';

export type PageWordKey = keyof typeof en;
export type PageSay = (key: WordKey | PageWordKey, slots?: Slots) => string;

const dictionaries: Readonly<Record<Language, Readonly<Record<PageWordKey, string>>>> = { en, nl };

/** How does this language say it? Throws where a message lacks a value. */
export function pageWords(lang: Language): PageSay {
  const own = dictionaries[lang];
  const report = wordsOf(lang);
  return (key, slots = {}) =>
    isPageWord(key) ? fillMessage(own[key], slots, lang) : report(key, slots);
}

function isPageWord(key: string): key is PageWordKey {
  return Object.hasOwn(en, key);
}
