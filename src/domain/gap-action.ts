// What people can do about a gap: someone is on it, hush for a while, accept as intended, or take any of that back.
import type { Instant } from './clock.js';
import type { Gap, GapChange } from './gap.js';

export type GapAction =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'snooze'; readonly until: Instant }
  | { readonly kind: 'accept'; readonly until: Instant; readonly reason: string }
  | { readonly kind: 'release' };

/** Who does it, and when. */
export interface GapActor {
  readonly by: string | null;
  readonly at: Instant;
}

/** The gap afterwards, and the change to remember. */
export interface ActedGap {
  readonly gap: Gap;
  readonly changes: readonly Pick<GapChange, 'kind' | 'at' | 'by' | 'note'>[];
}

const longestAcceptance = 366 * 86_400_000;

/** An action that cannot be taken; one sentence says why. */
export class GapActionError extends Error {
  override readonly name = 'GapActionError';
}

/**
 * What an action makes of a gap; null where it changes nothing. A resolved gap is left alone. Throws GapActionError where
 * an end lies in the past, an acceptance lasts over a year, or its reason is missing.
 */
export function actOnGap(gap: Gap, action: GapAction, actor: GapActor): ActedGap | null {
  if (gap.state === 'resolved') return null;
  switch (action.kind) {
    case 'acknowledge':
      return gap.acknowledgedAt === null ? acknowledged(gap, actor) : null;
    case 'snooze':
      return snoozed(gap, action.until, actor);
    case 'accept':
      return accepted(gap, action, actor);
    case 'release':
      return released(gap, actor);
  }
}

function acknowledged(gap: Gap, { by, at }: GapActor): ActedGap {
  return {
    gap: { ...gap, acknowledgedAt: at, acknowledgedBy: by, updatedAt: at },
    changes: [{ kind: 'acknowledged', at, by, note: null }],
  };
}

function snoozed(gap: Gap, until: Instant, { by, at }: GapActor): ActedGap {
  if (!(until > at)) throw new GapActionError('until: a snooze must end in the future.');
  return {
    gap: { ...gap, snoozedUntil: until, updatedAt: at },
    changes: [{ kind: 'snoozed', at, by, note: null }],
  };
}

function accepted(
  gap: Gap,
  { until, reason }: { readonly until: Instant; readonly reason: string },
  { by, at }: GapActor,
): ActedGap {
  const why = reason.trim();
  if (why === '') throw new GapActionError('reason: say why this gap is intended.');
  if (!(until > at && until <= at + longestAcceptance)) {
    throw new GapActionError('until: an acceptance ends within a year, on a date to come.');
  }
  return {
    gap: { ...gap, acceptedUntil: until, acceptedReason: why, updatedAt: at },
    changes: [{ kind: 'accepted', at, by, note: why }],
  };
}

function released(gap: Gap, { by, at }: GapActor): ActedGap | null {
  const marks = [gap.acknowledgedAt, gap.snoozedUntil, gap.acceptedUntil];
  if (marks.every((mark) => mark === null)) return null;
  return {
    gap: {
      ...gap,
      acknowledgedAt: null,
      acknowledgedBy: null,
      snoozedUntil: null,
      acceptedUntil: null,
      acceptedReason: null,
      updatedAt: at,
    },
    changes: [{ kind: 'released', at, by, note: null }],
  };
}
