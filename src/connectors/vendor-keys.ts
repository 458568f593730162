// Keys that sources of several vendors have.
import { z } from 'zod';
import { checkedText } from '../config/schema-parts.js';

const daysRefusal = 'a number of days; write one from 1 to 3660';

/** How many days are read at first; the vendor may keep fewer. */
export function historyDaysSchema(days: number): z.ZodDefault<z.ZodNumber> {
  return z
    .number({ error: daysRefusal })
    .int({ error: daysRefusal })
    .min(1, { error: daysRefusal })
    .max(3660, { error: daysRefusal })
    .default(days);
}

/** An address that paths are put behind; `https://host` or `https://host/prefix`, without a closing slash. */
export const baseUrlSchema = checkedText(
  'a web address; write https://HOST',
  (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
).transform((value) => value.replace(/\/+$/, ''));

/** A name that becomes part of a host. */
export function hostPartSchema(refusal: string): z.ZodString {
  return checkedText(refusal, (value) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(value));
}
