// The sandbox's own time: it starts where it is told to and runs faster than the wall clock.

export interface SandboxClock {
  now(): number;
  readonly speed: number;
  setSpeed(speed: number): void;
  /** Jumps ahead; time never goes back. */
  advance(seconds: number): void;
}

/** A clock that shows `start` at its making; `wallNow` is the machine's clock. */
export function createClock(start: number, speed: number, wallNow: () => number): SandboxClock {
  let since = { shown: start, wall: wallNow() };
  let rate = speed;
  const now = (): number => Math.floor(since.shown + (wallNow() - since.wall) * rate);
  const settle = (ahead: number): void => {
    since = { shown: now() + ahead, wall: wallNow() };
  };
  return {
    now,
    get speed() {
      return rate;
    },
    setSpeed: (next) => {
      settle(0);
      rate = next;
    },
    advance: (seconds) => {
      settle(Math.max(0, seconds) * 1000);
    },
  };
}
