/** An instant: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** The only way to ask what time it is: injected, so that tests and the demo can run on another clock. */
export interface Clock {
  now(): Instant;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };
