// The small values a configuration is made of. Each refusal reads `what it must be; what to do`.
import { validateCronExpression } from 'cron';
import { z } from 'zod';
import type { LocalName } from '../domain/channel.js';
import { dayNumber } from '../domain/civil-day.js';
import { offsetAt } from '../domain/zone-offset.js';
import { Secret } from './secret.js';

/** Text that is not empty. */
export function text(refusal: string): z.ZodString {
  return z.string({ error: refusal }).regex(/\S/, { error: refusal });
}

/** Text that passes `isGood`. */
export function checkedText(refusal: string, isGood: (text: string) => boolean): z.ZodString {
  return z.string({ error: refusal }).refine(isGood, { error: refusal });
}

/** A list; a single value stands for a list of one. */
export function oneOrMore<Item extends z.ZodType>(
  item: Item,
): z.ZodPipe<
  z.ZodUnion<readonly [z.ZodArray<Item>, Item]>,
  z.ZodTransform<z.output<Item>[], z.output<Item>[] | z.output<Item>>
> {
  return z
    .union([z.array(item), item])
    .transform((value): z.output<Item>[] => (Array.isArray(value) ? value : [value]));
}

/** Ids stand in addresses, keys and file names. */
export const idSchema = checkedText(
  'an id; use letters, digits, "-", "_" and "." only, beginning with a letter or digit',
  (value) => /^[A-Za-z0-9][\w.-]*$/.test(value),
);

/** An IANA time zone. */
export const zoneSchema = checkedText(
  'a time zone; write an IANA name such as Europe/Brussels',
  isZone,
).meta({ description: 'IANA time zone' });

function isZone(zone: string): boolean {
  try {
    return /^[A-Za-z]/.test(zone) && Number.isFinite(offsetAt(0, zone));
  } catch {
    return false;
  }
}

/** A day of the calendar. */
export const daySchema = checkedText('a day; write it as 2026-12-25', isDay);

function isDay(day: string): boolean {
  try {
    return Number.isFinite(dayNumber(day));
  } catch {
    return false;
  }
}

/** A cron line of five fields, or six with seconds first. */
export const cronSchema = checkedText(
  'a cron line; write five fields such as "*/5 * * * *" or "0 9 * * mon"',
  (line) => /^\S+(\s+\S+){4,5}$/.test(line.trim()) && validateCronExpression(line).valid,
);

const secondsOfUnit: Readonly<Record<string, number>> = {
  ...{ s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 },
  ...{ mo: 2_629_800, y: 31_557_600 },
};
const durationForm = /^(\d+(?:\.\d+)?)\s*(s|m|h|d|w|mo|y)$/;

/** A length of time such as `1h`, `90m`, `1d` (months and years by their mean length); gives whole seconds. */
export const durationSchema = checkedText(
  'a length of time; write a number and a unit such as 30s, 90m, 1h or 1d',
  (value) => durationSeconds(value) > 0,
).transform(durationSeconds);

function durationSeconds(value: string): number {
  const [, amount = '0', unit = ''] = durationForm.exec(value.trim()) ?? [];
  return Math.round(Number(amount) * (secondsOfUnit[unit] ?? 0));
}

const nameRefusal = 'a name; write text, or { en: NAME, nl: NAME }';

/** A name in both languages; `nl` falls back to `en`. */
export const nameSchema = z
  .union([
    text(nameRefusal),
    z.strictObject({ en: text(nameRefusal), nl: text(nameRefusal).optional() }),
  ])
  .transform((name): LocalName =>
    typeof name === 'string' ? { en: name, nl: name } : { en: name.en, nl: name.nl ?? name.en },
  );

/** A web address. */
export const urlSchema = checkedText(
  'a web address; write it in full, beginning with https:// or http://',
  (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
);

const secretRefusal = 'a secret kept elsewhere; write { env: NAME } or { file: PATH }';

/** A secret: `{ env: NAME }` or `{ file: PATH }`, never the value itself. Its places are bound by the loader. */
export const secretSchema = z
  .union(
    [
      z.strictObject({
        env: checkedText(
          'the name of a variable that holds the secret; write a name of letters, digits and "_"',
          (name) => /^[A-Za-z_]\w*$/.test(name),
        ),
      }),
      z.strictObject({ file: text('the path of a secret; write one relative to this file') }),
    ],
    { error: secretRefusal },
  )
  .transform((reference) => new Secret(reference, null));
