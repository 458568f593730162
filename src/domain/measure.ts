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
import { listed, tellOne } from './measurement-list.js';
import type { Subject } from './measure-population.js';
import type { Measurement, MeasurementSink, Measurer, MeasureRules } from './measurement.js';

export type {
  Measured,
  MeasuredValue,
  Measurement,
  MeasurementSink,
  Measurer,
  MeasureRules,
} from './measurement.js';

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
  const tell = (interaction: Interaction, asOf: Instant, sink: MeasurementSink): void => {
    const provenAt = interaction.botSilenceUntil ?? null;
    const subject = { interaction, asOf, rules, sink };
    if (provenAt === null) tellAll(subject);
    else for (const each of afterSilence(subject, provenAt)) tellOne(each, sink);
  };
  const list = (interaction: Interaction, asOf: Instant): readonly Measurement[] =>
    listed((sink) => {
      tell(interaction, asOf, sink);
    });
  return Object.assign(list, { tell });
}

function tellAll(subject: Subject): void {
  for (const step of steps) step(subject);
}

/** Until the customer's silence proves the bot's answer, nobody has answered and nothing is solved. */
function afterSilence(subject: Subject, provenAt: Instant): readonly Measurement[] {
  const measure = (interaction: Interaction): readonly Measurement[] =>
    listed((sink) => {
      tellAll({ ...subject, interaction, sink });
    });
  const settled = measure(subject.interaction).map((each) => notBefore(each, provenAt));
  if (subject.asOf >= provenAt) return settled;
  return measure(stillOpen(subject.interaction)).map((each) =>
    notBefore({ ...each, settlesAt: settledAt(each, settled) }, provenAt),
  );
}

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
