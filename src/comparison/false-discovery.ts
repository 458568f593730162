// Many comparisons at once: which of the differences beyond their margins survive when few may be false.
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.js';

/** Tests, and the family they are controlled in. */
export interface GapTests {
  /** NaN = not judged at all, so not among the tests. */
  readonly probabilities: readonly number[];
  readonly family: string;
}

/** The q of every test, within its family; NaN where nothing was tested. In the order given. */
export function falseDiscoveryRates(tests: readonly GapTests[]): readonly (readonly number[])[] {
  const rates = tests.map(({ probabilities }) => probabilities.map(() => NaN));
  for (const family of new Set(tests.map((one) => one.family))) {
    const judged = tests.flatMap((one) =>
      one.family === family ? one.probabilities.filter((p) => !Number.isNaN(p)) : [],
    );
    const q = benjaminiHochberg(judged);
    let next = 0;
    tests.forEach((one, place) => {
      if (one.family !== family) return;
      const own = rates[place]!;
      one.probabilities.forEach((p, at) => {
        if (!Number.isNaN(p)) own[at] = q[next++]!;
      });
    });
  }
  return rates;
}
