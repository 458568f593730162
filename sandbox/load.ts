// How busy it is: a level for each door that drifts from day to day, since bad days come in rows.
import { createRandom, type Random } from './random.js';

export interface Drift {
  /** Today's level on a log scale, 0 on average; call once a day. */
  nextDay(): number;
}

const memory = 0.6;

/** An autoregression of order one with standard deviation `spread`. */
export function createDrift(seed: number, name: string, spread: number): Drift {
  const random: Random = createRandom(seed, `drift ${name}`);
  let level = random.normal() * spread;
  return {
    nextDay: () => {
      level = memory * level + Math.sqrt(1 - memory * memory) * spread * random.normal();
      return level;
    },
  };
}
