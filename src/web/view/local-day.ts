// The calendar day of an instant in a zone, as date fields want it.
import type { Instant } from '../../domain/clock.js';

/** `2026-10-26`. */
export function localDay(instant: Instant, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant);
}
