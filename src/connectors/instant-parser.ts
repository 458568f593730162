// One parser for the instants of one source: its zone, its written formats, its odd nights.
import type { Instant } from '../domain/clock.js';
import { wallTime } from '../domain/wall-time.js';
import type { ClockFace } from './clock-face.js';
import { compileFormat } from './instant-format.js';
import { candidateFormats } from './ambiguous-date.js';
import { readInstantText } from './instant-text.js';

export interface ReadInstant {
  readonly kind: 'instant';
  readonly at: Instant;
  /** The latest instant the text can mean: for a date without a time, the end of that day. */
  readonly latest: Instant;
  readonly isDateOnly: boolean;
  /** The local time occurred twice or not at all that night; it was read with the earlier offset. */
  readonly oddity: 'twice' | 'missing' | null;
}

/** Why a text is no instant; `ambiguous` names the formats it could be meant in. */
type NoInstant =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] };

export type InstantParser = (text: string) => ReadInstant | NoInstant;

/** Reads texts in the written `formats` first, then in every form that can mean one thing only; no offset = in `zone`. */
export function createInstantParser(zone: string, formats: readonly string[]): InstantParser {
  const parsers = formats.map(compileFormat);
  return (text) => {
    const face = firstReading(text, parsers) ?? readInstantText(text);
    if (face === null) return refusal(text);
    if (face.isDateOnly) return wholeDay(face.wall, zone);
    if (face.offset !== null) return precise(face.wall - face.offset, null);
    const { kind, earlier } = wallTime(face.wall, zone);
    return precise(earlier, kind === 'once' ? null : kind);
  };
}

function precise(at: Instant, oddity: ReadInstant['oddity']): ReadInstant {
  return { kind: 'instant', at, latest: at, isDateOnly: false, oddity };
}

function wholeDay(wall: number, zone: string): ReadInstant {
  const at = wallTime(wall, zone).first;
  const latest = wallTime(wall + 86_400_000, zone).first;
  return { kind: 'instant', at, latest, isDateOnly: true, oddity: null };
}

function firstReading(
  text: string,
  parsers: readonly ((text: string) => ClockFace | null)[],
): ClockFace | null {
  for (const parse of parsers) {
    const face = parse(text);
    if (face !== null) return face;
  }
  return null;
}

function refusal(text: string): NoInstant {
  const candidates = candidateFormats(text);
  return candidates.length === 0 ? { kind: 'unreadable' } : { kind: 'ambiguous', candidates };
}
