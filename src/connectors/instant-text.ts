// Written instants that can mean one thing only, and the ones that cannot.
import {
  clockFace,
  midnight,
  monthOf,
  offsetOf,
  sinceMidnight,
  type ClockFace,
} from './clock-face.js';

const offset = '(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)';
const time = '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?';
const isoForm = new RegExp(
  `^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ]+${time})?\\s*${offset}?$`,
  'i',
);
const xForm = new RegExp(`^[a-z]{3} ([a-z]{3}) (\\d{1,2}) ${time} ${offset} (\\d{4})$`, 'i');
const mailForm = new RegExp(
  `^(?:[a-z]{3}, )?(\\d{1,2}) ([a-z]{3})[a-z]* (\\d{4})(?: ${time})?(?: ${offset})?$`,
  'i',
);
const epochForm = /^(\d{10}|\d{13})(\.\d+)?$/;

/**
 * Reads ISO 8601 (a blank or `T` between date and time, ` UTC`, offsets), `Tue Oct 31 22:10:47 +0000 2017`,
 * `31 Oct 2017 22:10:47 +0000` and epoch seconds or milliseconds; null for everything else.
 */
export function readInstantText(text: string): ClockFace | null {
  return readFixed(text) ?? readIso(text) ?? readEpoch(text) ?? readNamedMonth(text);
}

/** The commonest forms, `2011-07-01 01:32:33` and with `Z` or `.123Z`, by character codes, since a large file holds little else. */
function readFixed(text: string): ClockFace | null {
  const offset = fixedOffset(text);
  if (offset === undefined || !hasFixedMarks(text)) return null;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const date = midnight(year, twoDigits(text, 5), twoDigits(text, 8));
  const millisecond = text.length === 24 ? threeDigits(text, 20) : 0;
  const [hour, minute] = [twoDigits(text, 11), twoDigits(text, 14)];
  const wall = date + sinceMidnight(hour, minute, twoDigits(text, 17), millisecond);
  return Number.isNaN(wall) ? null : { wall, offset, isDateOnly: false };
}

/** 0 behind a `Z`, null where none is written; undefined = not one of these forms. */
function fixedOffset(text: string): 0 | null | undefined {
  if (text.length === 19) return null;
  if (text.length === 20) return text.charCodeAt(19) === 90 ? 0 : undefined;
  const isZulu = text.length === 24 && text.charCodeAt(19) === 46 && text.charCodeAt(23) === 90;
  return isZulu ? 0 : undefined;
}

function threeDigits(text: string, at: number): number {
  const first = text.charCodeAt(at) - 48;
  return first >= 0 && first <= 9 ? first * 100 + twoDigits(text, at + 1) : Number.NaN;
}

/** `-`, `-`, a blank or `T`, `:` and `:` in their places. */
function hasFixedMarks(text: string): boolean {
  const between = text.charCodeAt(10);
  const isDate = text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45;
  const isTime = text.charCodeAt(13) === 58 && text.charCodeAt(16) === 58;
  return isDate && isTime && (between === 32 || between === 84);
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function readIso(text: string): ClockFace | null {
  const found = isoForm.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = found;
  return clockFace({
    ...{ year: Number(year), month: Number(month), day: Number(day) },
    ...clockParts(hour, minute, second, fraction),
    offset: offsetOf(zone),
  });
}

function readEpoch(text: string): ClockFace | null {
  const found = epochForm.exec(text);
  if (found === null) return null;
  const wall = Math.round(Number(text) * (found[1]?.length === 10 ? 1000 : 1));
  return { wall, offset: 0, isDateOnly: false };
}

function readNamedMonth(text: string): ClockFace | null {
  const x = xForm.exec(text);
  if (x !== null) {
    const [, name = '', day, hour, minute, second, fraction, zone, year] = x;
    const date = { year: Number(year), month: monthOf(name), day: Number(day) };
    return clockFace({
      ...date,
      ...clockParts(hour, minute, second, fraction),
      offset: offsetOf(zone),
    });
  }
  const mail = mailForm.exec(text);
  if (mail === null) return null;
  const [, day, name = '', year, hour, minute, second, fraction, zone] = mail;
  const date = { year: Number(year), month: monthOf(name), day: Number(day) };
  return clockFace({
    ...date,
    ...clockParts(hour, minute, second, fraction),
    offset: offsetOf(zone),
  });
}

function clockParts(...[hour, minute, second, fraction]: readonly (string | undefined)[]): {
  hour?: number;
  minute?: number;
  second?: number;
  millisecond?: number;
} {
  if (hour === undefined) return {};
  return {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
    millisecond: Math.floor(Number(`0.${fraction ?? '0'}`) * 1000),
  };
}
