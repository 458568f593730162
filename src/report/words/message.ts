// Fills a message written in the ICU style: `{name}` and `{name, plural, one {...} other {...}}`.
import { localeNumber } from './locale-number.js';

export type Slots = Readonly<Record<string, string | number>>;

/** A message asked for a value nobody gave: a mistake in the program, so it says which. */
export class MissingSlotError extends Error {
  constructor(slot: string, message: string) {
    super(`The message "${message}" needs a value for {${slot}}; give it one.`);
    this.name = 'MissingSlotError';
  }
}

/**
 * What does this message say with these values? Numbers are written as the locale writes them; `#` inside a plural
 * branch is the number. Throws MissingSlotError where a slot has no value.
 */
export function fillMessage(message: string, slots: Slots, locale: string): string {
  return pieces(message)
    .map((piece) => (piece.isSlot ? slotText(piece.text, { message, slots, locale }) : piece.text))
    .join('');
}

/** Which slots a message has, sorted and once each: translations must agree on them. */
export function slotsOf(message: string): readonly string[] {
  const names = pieces(message)
    .filter((piece) => piece.isSlot)
    .flatMap(({ text }) => [
      slotName(text),
      ...branches(text).flatMap(([, branch]) => slotsOf(branch)),
    ]);
  return [...new Set(names)].sort();
}

interface Piece {
  readonly text: string;
  readonly isSlot: boolean;
}

interface Filling {
  readonly message: string;
  readonly slots: Slots;
  readonly locale: string;
}

function pieces(message: string): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (let open = message.indexOf('{'); open >= 0; open = message.indexOf('{', at)) {
    const close = closingBrace(message, open);
    found.push({ text: message.slice(at, open), isSlot: false });
    found.push({ text: message.slice(open + 1, close), isSlot: true });
    at = close + 1;
  }
  return [...found, { text: message.slice(at), isSlot: false }];
}

function closingBrace(message: string, open: number): number {
  let depth = 0;
  for (let at = open; at < message.length; at += 1) {
    if (message[at] === '{') depth += 1;
    if (message[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`The message "${message}" opens a brace it never closes; close it.`);
}

function slotName(body: string): string {
  return (body.split(',', 1)[0] ?? '').trim();
}

function slotText(body: string, filling: Filling): string {
  const name = slotName(body);
  const value = filling.slots[name];
  if (value === undefined) throw new MissingSlotError(name, filling.message);
  const choice = branches(body);
  if (choice.length === 0) return written(value, filling.locale);
  const branch = branchFor(choice, Number(value), filling.locale);
  return fillMessage(branch, filling.slots, filling.locale).replaceAll('#', () =>
    written(value, filling.locale),
  );
}

function branches(body: string): readonly (readonly [string, string])[] {
  if (!/^\s*\w+\s*,\s*plural\s*,/.test(body)) return [];
  const rest = body.slice(body.indexOf(',', body.indexOf(',') + 1) + 1);
  const parts = pieces(rest);
  return parts.flatMap((piece, index) =>
    piece.isSlot ? [[(parts[index - 1]?.text ?? '').trim(), piece.text] as const] : [],
  );
}

function branchFor(
  choice: readonly (readonly [string, string])[],
  count: number,
  locale: string,
): string {
  const wanted = new Intl.PluralRules(locale).select(count);
  const branch = new Map(choice);
  return branch.get(`=${count}`) ?? branch.get(wanted) ?? branch.get('other') ?? '';
}

function written(value: string | number, locale: string): string {
  return typeof value === 'string' ? value : localeNumber(value, locale);
}
