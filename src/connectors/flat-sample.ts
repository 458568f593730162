// Enough of a refused row to find and correct it, and nothing that names a customer.
import { fieldNames, flatFields, type FieldName } from './flat-fields.js';
import type { RawValues } from './flat-values.js';

/** Free words and addresses stay out: only what a mapping or a date can be wrong about. */
const shown = fieldNames.filter(
  (field) => flatFields[field] !== 'address' && !['link', 'segment'].includes(field),
);

/** The mapped cells of a row, short; what looks like a mail address or a phone number is removed. */
export function sampleOf(values: RawValues): Readonly<Record<string, string>> {
  const cells = shown.flatMap((field) => {
    const value = values[field];
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return text.trim() === '' ? [] : [[field, shortened(field, text.trim())] as const];
  });
  return Object.fromEntries(cells);
}

/** One cell as it may be shown. */
export function shortened(field: FieldName, text: string): string {
  if (text.includes('@') || isPhoneLike(field, text)) return '[removed]';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Ids and instants are digits by nature. */
function isPhoneLike(field: FieldName, text: string): boolean {
  if (field === 'id' || flatFields[field] === 'instant') return false;
  return /^\+?[\d\s().\-/]{8,}$/.test(text);
}
