// Every string of the product's surfaces in Dutch; a missing key fails the type check.
import type { WordKey } from './en.js';
import { messages } from './nl/messages.js';
import { page } from './nl/page.js';
import { sentences } from './nl/sentences.js';
import { states } from './nl/states.js';
import { verdicts } from './nl/verdicts.js';

export const nl: Readonly<Record<WordKey, string>> = {
  ...page,
  ...sentences,
  ...verdicts,
  ...states,
  ...messages,
};
