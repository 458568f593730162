// Two shares seen in few contacts: how far may their true difference lie from the one seen?
import { wilson, type Interval } from './wilson.js';

export interface Proportion {
  readonly successes: number;
  readonly n: number;
}

export interface DifferenceInterval extends Interval {
  readonly difference: number;
}

/**
 * The difference of shares a - b (-1..1) with an interval at `confidence`, built from the two
 * Wilson intervals. Valid for small samples; contacts independent. Throws as `wilson`. Source:
 * Newcombe 1998, method 10.
 */
export function newcombe(a: Proportion, b: Proportion, confidence: number): DifferenceInterval {
  const rangeA = wilson(a.successes, a.n, confidence);
  const rangeB = wilson(b.successes, b.n, confidence);
  const shareA = a.successes / a.n;
  const shareB = b.successes / b.n;
  const difference = shareA - shareB;
  return {
    difference,
    low: difference - Math.hypot(shareA - rangeA.low, rangeB.high - shareB),
    high: difference + Math.hypot(rangeA.high - shareA, shareB - rangeB.low),
  };
}
