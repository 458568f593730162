// Reads what a gap's forms send.
import { dayStart } from '../../domain/zone.js';
import type { Instant } from '../../domain/clock.js';
import type { GapAction } from '../../domain/gap-action.js';

/** Fields as a form sends them. */
export interface GapForm {
  readonly for?: string;
  readonly until?: string;
  readonly reason?: string;
}

const dayMilliseconds = 86_400_000;
const snoozeDays: Readonly<Record<string, number>> = { day: 1, week: 7, digest: 7 };

/** The action these fields ask for; null = no such action. A day that cannot be read becomes NaN, which no action accepts. */
export function gapActionFrom(
  action: string,
  form: GapForm,
  place: { readonly now: Instant; readonly zone: string },
): GapAction | null {
  switch (action) {
    case 'acknowledge':
    case 'release':
      return { kind: action };
    case 'snooze':
      return {
        kind: 'snooze',
        until: place.now + (snoozeDays[form.for ?? 'day'] ?? NaN) * dayMilliseconds,
      };
    case 'accept':
      return { kind: 'accept', until: endOf(form.until, place.zone), reason: form.reason ?? '' };
    default:
      return null;
  }
}

function endOf(day: string | undefined, zone: string): Instant {
  return /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') ? dayStart(day ?? '', zone) : NaN;
}
