// Reads the clock-face of a written instant: year to millisecond, and its offset where one is written.

/** What a text says before any time zone is applied. */
export interface ClockFace {
  /** Milliseconds since 1970-01-01T00:00 on that clock-face, as if it were UTC. */
  readonly wall: number;
  /** Offset from UTC in milliseconds; null = the text names none. */
  readonly offset: number | null;
  readonly isDateOnly: boolean;
}

/** The parts of a clock-face as they were written; what is absent is undefined. */
export interface ClockParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly millisecond?: number;
  readonly offset?: number | null;
}

/** A clock-face from its parts; null where no calendar has that day or no clock that time. */
export function clockFace(parts: ClockParts): ClockFace | null {
  const { year, month, day, hour, minute = 0, second = 0, millisecond = 0 } = parts;
  const wall = midnight(year, month, day) + sinceMidnight(hour ?? 0, minute, second, millisecond);
  if (Number.isNaN(wall)) return null;
  return { wall, offset: parts.offset ?? null, isDateOnly: hour === undefined };
}

/** Milliseconds since 1970 at the beginning of a day; NaN = no calendar has it: 31 February rolls over into March. */
export function midnight(year: number, month: number, day: number): number {
  const at = Date.UTC(year, month - 1, day);
  const isCredible = month >= 1 && month <= 12 && day >= 1 && year >= 1000;
  return isCredible && (day <= 28 || new Date(at).getUTCDate() === day) ? at : Number.NaN;
}

/** Milliseconds since midnight; NaN = no such time. `24:00` is the next midnight; second 60 is a leap second. */
export function sinceMidnight(
  hour: number,
  minute: number,
  second: number,
  millisecond: number,
): number {
  const seconds = (hour * 60 + minute) * 60 + second;
  const isTime = minute < 60 && second <= 60 && seconds <= 86_400;
  return isTime ? seconds * 1000 + millisecond : Number.NaN;
}

/** `Z`, `UTC`, `GMT`, `+02:00`, `-0500`, `+02` -> milliseconds; nothing written -> null. */
export function offsetOf(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const first = text.charCodeAt(0);
  if (first !== 43 && first !== 45) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2)) * Number(text.length > 3);
  return (first === 45 ? -minutes : minutes) * 60_000;
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** 1-12 for an English month name or its first three letters; 0 = no month. */
export function monthOf(name: string): number {
  return monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
