// The hours of a channel over one stretch of its history.
import type { WeeklyHours } from './opening-hours.js';

/** The hours in force from a date on, in that version's own zone. */
export interface CalendarVersion {
  /** Local date (`YYYY-MM-DD`) this version begins; null = the first. What precedes every version follows the earliest. */
  readonly from: string | null;
  /** IANA zone. */
  readonly timezone: string;
  readonly hours: WeeklyHours;
  /** Local dates (`YYYY-MM-DD`) without any span of their own. */
  readonly holidays: readonly string[];
}
