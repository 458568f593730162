// `dates: MM/DD/YYYY HH:mm`: a written format becomes a parser.
import { monthOf, offsetOf, clockFace, type ClockParts, type ClockFace } from './clock-face.js';

type PartName = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond' | 'offset';
type Part = PartName | 'half';

interface Token {
  readonly pattern: string;
  readonly part: Part;
  readonly read: (text: string) => number | null;
}

const short = { pattern: '(\\d{1,2})', read: Number };
const name = { pattern: '([a-z]{3,9})', read: monthOf };
const tokens: Readonly<Record<string, Token>> = {
  YYYY: { part: 'year', pattern: '(\\d{4})', read: Number },
  YY: { part: 'year', pattern: '(\\d{2})', read: fullYear },
  MMMM: { part: 'month', ...name },
  MMM: { part: 'month', ...name },
  MM: { part: 'month', ...short },
  M: { part: 'month', ...short },
  DD: { part: 'day', ...short },
  D: { part: 'day', ...short },
  HH: { part: 'hour', ...short },
  H: { part: 'hour', ...short },
  hh: { part: 'hour', ...short },
  h: { part: 'hour', ...short },
  mm: { part: 'minute', ...short },
  ss: { part: 'second', ...short },
  SSS: { part: 'millisecond', pattern: '(\\d{1,3})', read: (text) => Number(text.padEnd(3, '0')) },
  A: { part: 'half', pattern: '([ap]\\.?m\\.?)', read: (text) => (/^p/i.test(text) ? 12 : 0) },
  Z: { part: 'offset', pattern: '(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})', read: offsetOf },
};
const tokenPattern = /YYYY|YY|MMMM|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|SSS|A|Z|\[[^\]]*\]|[\s\S]/g;

/** 00-69 -> 2000-2069, 70-99 -> 1970-1999. */
function fullYear(text: string): number {
  return Number(text) + (Number(text) < 70 ? 2000 : 1900);
}

/** Which tokens of `format` nobody knows, and which of year, month and day it lacks; empty = usable. */
export function formatFaults(format: string): readonly string[] {
  const pieces = format.match(tokenPattern) ?? [];
  const parts = pieces.map((piece) => tokens[piece]?.part);
  const unknown = pieces.filter(
    (piece) => /^[a-z]$/i.test(piece) && !(piece in tokens) && piece !== 'T',
  );
  const lacking = (['year', 'month', 'day'] as const).filter((part) => !parts.includes(part));
  return [...unknown.map((letter) => `"${letter}"`), ...lacking.map((part) => `no ${part}`)];
}

/** A parser for one written format (YYYY YY MMMM MMM MM M DD D HH H hh h mm ss SSS A Z, `[literal]`). */
export function compileFormat(format: string): (text: string) => ClockFace | null {
  const pieces = format.match(tokenPattern) ?? [];
  const used = pieces.flatMap((piece) => tokens[piece] ?? []);
  const pattern = new RegExp(`^${pieces.map(patternOf).join('')}$`, 'i');
  return (text) => {
    const found = pattern.exec(text);
    if (found === null) return null;
    const parts: Partial<Record<Part, number | null>> = {};
    used.forEach((token, index) => (parts[token.part] = token.read(found[index + 1] ?? '')));
    return clockFace(onTwentyFourHours(parts));
  };
}

function patternOf(piece: string): string {
  const token = tokens[piece];
  if (token !== undefined) return token.pattern;
  const literal = piece.startsWith('[') ? piece.slice(1, -1) : piece;
  return /^\s$/.test(literal) ? '\\s+' : literal.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

function onTwentyFourHours({ half, ...parts }: Partial<Record<Part, number | null>>): ClockParts {
  const { year, month, day, hour, ...rest } = parts as ClockParts;
  const date = { year, month, day, ...rest };
  if (half === undefined || half === null || hour === undefined) return { ...date, hour };
  return { ...date, hour: (hour % 12) + half };
}
