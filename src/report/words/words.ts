// The one dictionary every surface speaks from.
import type { Language } from '../consistency-report.js';
import { en, type WordKey } from './en.js';
import { fillMessage, type Slots } from './message.js';
import { nl } from './nl.js';

export type { WordKey } from './en.js';

/** A new language is one more entry here and one more file beside `en.ts`. */
export const dictionaries: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = {
  en,
  nl,
};

export const languages = Object.keys(dictionaries) as readonly Language[];

export type Say = (key: WordKey, slots?: Slots) => string;

/** How does this language say it? Throws MissingSlotError where a message lacks a value. */
export function wordsOf(lang: Language): Say {
  const dictionary = dictionaries[lang];
  return (key, slots = {}) => fillMessage(dictionary[key], slots, lang);
}

/** The same, where the key is put together at run time (`reason.${code}`): null when nobody wrote it. */
export function maybeSay(lang: Language, key: string, slots: Slots = {}): string | null {
  return isWordKey(key) ? wordsOf(lang)(key, slots) : null;
}

function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(en, key);
}
