// Who writes or calls on one day: how many, when, about what.
import { doors, hoursOf, mixOf, volumeOf, type Door, type Topic } from './company.js';
import type { LocalDay } from './local-day.js';
import { createRandom, type Random } from './random.js';

export interface Arrival {
  readonly at: number;
  readonly door: Door;
  readonly topic: Topic;
  readonly customer: number;
  /** Id of the contact that went unanswered for too long and led to this one. */
  readonly escapedFrom: number | null;
}

export const customerCount = 5000;
const outageDayShare = 0.04;
const outageSurge = 2.2;

/** The day's new arrivals at every door, in order of time. `level` is how busy the day is, on a log scale. */
export function arrivalsOf(seed: number, day: LocalDay, level: number): readonly Arrival[] {
  const random = createRandom(seed, `arrivals ${day.name}`);
  const surge = random.chance(outageDayShare) ? outageSurge : 1;
  return doors
    .flatMap((door) => atDoor(door, { random, day, level, surge }))
    .sort((a, b) => a.at - b.at);
}

interface Circumstances {
  readonly random: Random;
  readonly day: LocalDay;
  readonly level: number;
  readonly surge: number;
}

function atDoor(door: Door, circumstances: Circumstances): readonly Arrival[] {
  const { random, day, level, surge } = circumstances;
  const { weekday, weekend } = volumeOf[door];
  const isQuiet = door === 'phone' ? day.isOff : day.isWeekend;
  const count = random.poisson((isQuiet ? weekend : weekday) * Math.exp(level));
  const mix = { ...mixOf[door], outage: mixOf[door].outage * surge };
  return Array.from({ length: count }, () => ({
    at: timeOfDay(day, hoursOf[door], random),
    door,
    topic: random.weighted(mix),
    customer: random.whole(1, customerCount),
    escapedFrom: null,
  }));
}

/** An instant of the day, hours as likely as their weights, to the whole second. */
export function timeOfDay(day: LocalDay, hours: readonly number[], random: Random): number {
  let left = random.next() * hours.reduce((sum, weight) => sum + weight, 0);
  const hour = Math.max(
    0,
    hours.findIndex((weight) => (left -= weight) < 0),
  );
  return day.start + (hour * 3600 + random.whole(0, 3599)) * 1000;
}
