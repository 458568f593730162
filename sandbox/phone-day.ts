// One day at the telephones: our callers among those of the other brands that share the agents.
import { effortOf, hoursOf, ordinaryWorkSeconds } from './company.js';
import { timeOfDay, type Arrival } from './arrival.js';
import type { CallOutcome, CallQueue } from './call-queue.js';
import type { LocalDay } from './local-day.js';
import { createRandom, type Random } from './random.js';
import { plantedEffect, type Truth } from './truth.js';

export interface CallTaken extends CallOutcome {
  readonly handleSeconds: number;
}

const otherBrandsCalls = 165;
const middleRoutingSeconds = 66;
const meanPatienceSeconds = 6000;
const handleSpread = 0.6;

/** Runs the day's calls through the queue; the answer for each of our arrivals. */
export function runPhoneDay(
  queue: CallQueue,
  ours: readonly Arrival[],
  { truth, day, level }: { readonly truth: Truth; readonly day: LocalDay; readonly level: number },
): ReadonlyMap<Arrival, CallTaken> {
  const random = createRandom(truth.seed, `calls ${day.name}`);
  const count = day.isOff ? 0 : random.poisson(otherBrandsCalls * Math.exp(level));
  const others = Array.from({ length: count }, () => timeOfDay(day, hoursOf.phone, random));
  const all: { readonly at: number; readonly arrival: Arrival | null }[] = [
    ...others.map((at) => ({ at, arrival: null })),
    ...ours.map((arrival) => ({ at: arrival.at, arrival })),
  ];
  const taken = new Map<Arrival, CallTaken>();
  for (const { at, arrival } of all.sort((a, b) => a.at - b.at)) {
    const effort = arrival === null ? 1 : effortOf[arrival.topic];
    const handleSeconds =
      ordinaryWorkSeconds.phone * effort * Math.exp(handleSpread * random.normal());
    const routingSeconds = middleRoutingSeconds * Math.exp(0.75 * random.normal());
    const character = characterOf(arrival, truth, random);
    const outcome = queue.offer({ at, handleSeconds, routingSeconds, ...character });
    if (arrival !== null) taken.set(arrival, { ...outcome, handleSeconds });
  }
  return taken;
}

/** How long a caller's topic makes the queue, and how long the caller bears it. */
function characterOf(
  arrival: Arrival | null,
  truth: Truth,
  random: Random,
): { readonly effort: number; readonly patienceSeconds: number } {
  const patienceSeconds = 30 + random.exponential(meanPatienceSeconds);
  if (arrival === null) return { effort: 1, patienceSeconds };
  const planted = plantedEffect(truth, 'first_response', { ...arrival, openedAt: arrival.at }, 1);
  return { effort: effortOf[arrival.topic] * planted, patienceSeconds };
}
