// Many comparisons at once: which of the differences beyond their margins survive when few may be false.
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.js';

/** A test and the family it is controlled in. */
export interface GapTest {
  /** Null = not judged at all, so not among the tests. */
  readonly probability: number | null;
  readonly family: string;
}

/** The q of every test, within its family; null where nothing was tested. In the order given. */
export function falseDiscoveryRates(tests: readonly GapTest[]): readonly (number | null)[] {
  const families = new Map<string, number[]>();
  tests.forEach(({ probability, family }, index) => {
    if (probability === null) return;
    const members = families.get(family);
    if (members) members.push(index);
    else families.set(family, [index]);
  });
  const rates = new Array<number | null>(tests.length).fill(null);
  for (const members of families.values()) {
    const q = benjaminiHochberg(members.map((index) => tests[index]?.probability as number));
    members.forEach((index, rank) => (rates[index] = q[rank] as number));
  }
  return rates;
}
