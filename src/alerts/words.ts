// The words around the figures in messages, in every language of the report.
import type { Language } from '../report/consistency-report.js';
import type { AlertWords } from './words/alert-words.js';
import { en } from './words/en.js';
import { nl } from './words/nl.js';

export type { AlertWords } from './words/alert-words.js';

/** The words of one language. */
export function alertWords(lang: Language): AlertWords {
  return lang === 'nl' ? nl : en;
}
