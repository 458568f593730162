// Instants as machines read them.
import type { Instant } from '../../domain/clock.js';

/** `2026-10-26T07:00:00Z`: UTC, milliseconds only where there are any. */
export function instantText(instant: Instant): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

/** The same, null kept. */
export function instantTextOrNull(instant: Instant | null): string | null {
  return instant === null ? null : instantText(instant);
}
