// Every string of the product's surfaces in English.

import { messages } from './en/messages.js';
import { page } from './en/page.js';
import { sentences } from './en/sentences.js';
import { states } from './en/states.js';
import { verdicts } from './en/verdicts.js';

export const en = { ...page, ...sentences, ...verdicts, ...states, ...messages } as const;

export type WordKey = keyof typeof en;
