// From an interaction to its measurements: one rule for every door.
import {
  measureAbandonment,
  measureReview,
  measureTransfer,
  measureUnanswered,
} from './measure-care.js';
import { measureEscape, measureFirstContact, measureReopening } from './measure-outcomes.js';
import { measurePromises } from './measure-promises.js';
import { measureRatings } from './measure-ratings.js';
import { measureFirstResponse, measureResolution } from './measure-waits.js';
import type { Instant } from './clock.js';
import type { Interaction } from './interaction.js';
import type { Measurement, Measurer, MeasureRules } from './measurement.js';

export type { MeasuredValue, Measurement, Measurer, MeasureRules } from './measurement.js';

const daySeconds = 86_400;

/** How long a wait is followed (seconds) unless configured otherwise. */
export const defaultLimits = { first_response: 28 * daySeconds, resolution: 180 * daySeconds };
/** Looking-ahead metrics look this far (seconds). */
export const defaultRipeSeconds = 7 * daySeconds;

const steps = [
  measureFirstResponse,
  measureResolution,
  measurePromises,
  measureUnanswered,
  measureAbandonment,
  measureFirstContact,
  measureReopening,
  measureReview,
  measureEscape,
  measureTransfer,
  measureRatings,
];

/**
 * The measurer that follows these rules. It is pure: same interaction and instant, same measurements; and from its
 * `settlesAt` on a measurement stays what it is (or, for an episode a bot turns out to have settled, stays away).
 */
export function createMeasurer(rules: MeasureRules): Measurer {
  const measure = (interaction: Interaction, asOf: Instant): Measurement[] => {
    const measurements: Measurement[] = [];
    const subject = { interaction, asOf, rules };
    for (const step of steps) step(subject, measurements);
    return measurements;
  };
  return (interaction, asOf) => {
    const provenAt = interaction.botSilenceUntil ?? null;
    if (provenAt === null) return measure(interaction, asOf);
    const settled = measure(interaction, asOf).map((each) => notBefore(each, provenAt));
    if (asOf >= provenAt) return settled;
    return measure(stillOpen(interaction), asOf).map((each) =>
      notBefore({ ...each, settlesAt: settledAt(each, settled) }, provenAt),
    );
  };
}

/** Until the customer's silence proves the bot's answer, nobody has answered and nothing is solved. */
function stillOpen(interaction: Interaction): Interaction {
  return { ...interaction, isSettledByBot: false, end: 'open', resolvedAt: null };
}

function notBefore(measurement: Measurement, at: Instant): Measurement {
  return { ...measurement, settlesAt: Math.max(measurement.settlesAt, at) };
}

function settledAt(open: Measurement, settled: readonly Measurement[]): Instant {
  const same = settled.find((each) => each.metric === open.metric && each.variant === open.variant);
  return same?.settlesAt ?? 0;
}
