/** The clock the configuration names: a company's own (demo, tests), else the machine's. */
import type { Configuration } from '../config/configuration.js';
import type { Clock } from '../domain/clock.js';
import { systemClock } from '../domain/clock.js';
import { followClock } from './company-clock.js';

export async function clockOf({ clock }: Configuration): Promise<Clock> {
  return clock === null ? systemClock : followClock(clock.url, systemClock);
}
