// Figures, days and instants as the page writes them: the report's own, with the language and zone filled in.
import type { Instant } from '../../domain/clock.js';
import type { Language } from '../../report/consistency-report.js';
import { figuresIn, type Figures } from '../../report/figures.js';
import { dayWords, nearDayWords, fullTimeWords, timeWords } from '../../report/words/time-words.js';

export interface Writer extends Figures {
  readonly zone: string;
  /** `Mon 26 Oct 08:00`. */
  readonly time: (instant: Instant) => string;
  /** `Mon 26 Oct 2026 08:00`. */
  readonly fullTime: (instant: Instant) => string;
  /** `26 Oct 2026`. */
  readonly day: (instant: Instant) => string;
  /** `26 Oct`, from `2026-10-26`; with its year where that is not the year of `near`. */
  readonly nearDay: (day: string, near: Instant) => string;
}

export function writerOf(lang: Language, zone: string): Writer {
  return {
    ...figuresIn(lang),
    zone,
    time: (instant) => timeWords(instant, zone, lang),
    fullTime: (instant) => fullTimeWords(instant, zone, lang),
    day: (instant) => dayWords(instant, zone, lang),
    nearDay: (day, near) => nearDayWords(day, near, lang),
  };
}
