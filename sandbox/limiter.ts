// A vendor's request limit: so many in a window of the wall clock.

export interface Allowance {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Wall-clock instant at which the window starts anew. */
  readonly resetsAt: number;
}

export type Limiter = () => Allowance;

/** Fixed windows of `windowSeconds`, as most vendors count. */
export function createLimiter(
  limit: number,
  windowSeconds: number,
  wallNow: () => number = () => Date.now(),
): Limiter {
  let resetsAt = 0;
  let used = 0;
  return () => {
    if (wallNow() >= resetsAt) {
      resetsAt = wallNow() + windowSeconds * 1000;
      used = 0;
    }
    used += 1;
    return { isAllowed: used <= limit, limit, remaining: Math.max(0, limit - used), resetsAt };
  };
}

/** Whole seconds until the window starts anew, at least one. */
export function retryAfterSeconds({ resetsAt }: Allowance, wallNow = Date.now()): number {
  return Math.max(1, Math.ceil((resetsAt - wallNow) / 1000));
}
