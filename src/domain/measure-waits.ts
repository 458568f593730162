// The two waits: until a person answers, and until it is solved.
import { staffedSeconds } from './calendar.js';
import type { Instant } from './clock.js';
import type { Interaction } from './interaction.js';
import { isHumanWaitMeasured, isSolutionMeasured } from './measure-population.js';
import type { Subject } from './measure-population.js';
import type { Measured } from './measurement.js';
import { promiseFor } from './promise.js';

type WaitMetric = 'first_response' | 'resolution';

/** The readings of a wait: by the customer's clock, by the staffed one, and in units of its promise. */
interface Readings {
  readonly customer: Measured;
  readonly staffed: Measured;
  readonly promise: Measured;
}

const readingsOf: Readonly<Record<WaitMetric, Readings>> = {
  first_response: readings('first_response'),
  resolution: readings('resolution'),
};

function readings(metric: WaitMetric): Readings {
  return {
    customer: { metric, variant: 'customer' },
    staffed: { metric, variant: 'staffed' },
    promise: { metric, variant: 'promise' },
  };
}
type WaitOutcome = 'ended' | 'censored' | 'open';

/** A wait as it stands: how far it is known, and from when on that stays so. */
interface Wait {
  readonly outcome: WaitOutcome;
  readonly until: Instant;
  readonly settlesAt: Instant;
}

/** In the `promise` variant a wait is scaled so that its promise is one day. */
const promiseUnitSeconds = 86_400;

export function measureFirstResponse(subject: Subject): void {
  const { interaction } = subject;
  if (!isHumanWaitMeasured(interaction)) return;
  const ends = { endedAt: interaction.firstResponseAt, gaveUpAt: interaction.abandonedAt };
  tellVariants(subject, 'first_response', waitOf(subject, 'first_response', ends));
}

export function measureResolution(subject: Subject): void {
  const { interaction } = subject;
  if (!isSolutionMeasured(interaction)) return;
  const ends = { endedAt: interaction.resolvedAt, gaveUpAt: null };
  tellVariants(subject, 'resolution', waitOf(subject, 'resolution', ends));
}

/** Ended, or censored when the customer gave up, at the follow-up limit, or at the instant of looking. */
function waitOf(
  { interaction, asOf, rules }: Subject,
  metric: WaitMetric,
  ends: { readonly endedAt: Instant | null; readonly gaveUpAt: Instant | null },
): Wait {
  const limitAt = interaction.openedAt + rules.limits[metric] * 1000;
  const knownAt = ends.endedAt ?? ends.gaveUpAt;
  if (knownAt !== null) {
    const isEnded = ends.endedAt !== null && knownAt <= limitAt;
    const outcome = isEnded ? 'ended' : 'censored';
    return { outcome, until: Math.min(knownAt, limitAt), settlesAt: 0 };
  }
  if (asOf >= limitAt) return { outcome: 'censored', until: limitAt, settlesAt: limitAt };
  return { outcome: 'open', until: Math.max(asOf, interaction.openedAt), settlesAt: limitAt };
}

function tellVariants(
  { interaction, rules, sink }: Subject,
  metric: WaitMetric,
  { outcome, until, settlesAt }: Wait,
): void {
  const { openedAt } = interaction;
  const what = readingsOf[metric];
  const calendar = rules.calendarOf(interaction.channel);
  const customer = (until - openedAt) / 1000;
  const staffed = calendar ? staffedSeconds(calendar, openedAt, until) : customer;
  sink.duration(what.customer, outcome, customer, settlesAt);
  sink.duration(what.staffed, outcome, staffed, settlesAt);
  const promise =
    ownPromise(interaction, metric) ?? promiseFor(rules.promises, interaction, metric);
  if (promise === null || promise.withinSeconds <= 0) return;
  const waited = promise.clock === 'staffed' ? staffed : customer;
  const ofPromise = (waited / promise.withinSeconds) * promiseUnitSeconds;
  sink.duration(what.promise, outcome, ofPromise, settlesAt);
}

/** The row's own promise: `dueAt`, on `resolution` only and by the customer's clock. */
function ownPromise(
  { dueAt, openedAt }: Interaction,
  metric: WaitMetric,
): { readonly withinSeconds: number; readonly clock: 'customer' } | null {
  if (metric !== 'resolution' || dueAt === null) return null;
  return { withinSeconds: (dueAt - openedAt) / 1000, clock: 'customer' };
}
