/** Reads what a caller asks to do about a gap. */
import type { GapAction } from '../domain/gap-action.js';

/** The action of a path and its JSON body; null = no such action. An end that cannot be read is NaN, which no action takes. */
export function gapActionOf(action: string, body: unknown): GapAction | null {
  const fields = isRecord(body) ? body : {};
  switch (action) {
    case 'acknowledge':
    case 'release':
      return { kind: action };
    case 'snooze':
      return { kind: 'snooze', until: instantOf(fields['until']) };
    case 'accept':
      return {
        kind: 'accept',
        until: instantOf(fields['until']),
        reason: textOf(fields['reason']),
      };
    default:
      return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function instantOf(value: unknown): number {
  return typeof value === 'string' ? Date.parse(value) : NaN;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
