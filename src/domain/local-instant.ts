// Reading an instant that a person or a file wrote, with or without an offset.
import type { Instant } from './clock.js';
import { dayNumber } from './civil-day.js';
import { wallTime } from './wall-time.js';

/** An instant read from text, and how well it was known. */
export interface ReadInstant {
  readonly at: Instant;
  /** True where only a date was written. */
  readonly isDateOnly: boolean;
  /** False where the local time does not exist, or occurs twice, that night (read with the earlier offset). */
  readonly isExact: boolean;
}

const pattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * When is this? Reads ISO-like text (`2011-07-01 01:32:33`, `2011-07-01T01:32Z`, `2011-07-01`);
 * without an offset the time is local to `zone`. Null where the text is no instant.
 */
export function parseLocal(text: string, zone: string): ReadInstant | null {
  const parts = pattern.exec(text.trim());
  const day = parts ? dayOrNull(parts[1]!) : null;
  if (!parts || day === null) return null;
  const time = timeOfDay(parts);
  if (time === null) return null;
  const local = day * 86_400_000 + time;
  const isDateOnly = parts[2] === undefined;
  if (parts[6] !== undefined) return { at: local - offsetOf(parts[6]), isDateOnly, isExact: true };
  const wall = wallTime(local, zone);
  const at = isDateOnly ? wall.first : wall.earlier;
  return { at, isDateOnly, isExact: isDateOnly || wall.kind === 'once' };
}

function dayOrNull(text: string): number | null {
  try {
    return dayNumber(text);
  } catch {
    return null;
  }
}

function timeOfDay(parts: RegExpExecArray): number | null {
  const [hours, minutes, seconds] = [parts[2], parts[3], parts[4]].map((part) => Number(part ?? 0));
  if (hours! > 24 || minutes! > 59 || seconds! > 60) return null;
  const milliseconds = Math.floor(Number(`0.${parts[5] ?? '0'}`) * 1000);
  const time = ((hours! * 60 + minutes!) * 60 + seconds!) * 1000 + milliseconds;
  return time > 86_400_000 ? null : time;
}

/** Milliseconds of `Z`, `+02`, `+0200` or `+02:00`. */
function offsetOf(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}
