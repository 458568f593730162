// Growth from the books, not from surveys: what returning customers and those they sent bring.

/** What one customer brought in one period. */
export interface Revenue {
  readonly customer: string;
  /** Any text that sorts by time: `2025`, `2025-Q3`, `2025-10`. */
  readonly period: string;
  readonly amount: number;
  /** How a new customer was won; null = not known. */
  readonly acquired: 'earned' | 'bought' | null;
}

/** One period against the one before, all in the currency of the books. */
export interface EarnedGrowth {
  readonly period: string;
  readonly before: string;
  /** Revenue of the period before. */
  readonly base: number;
  /** Revenue now of customers who brought some before. */
  readonly returning: number;
  /** Revenue of new customers who came by referral. */
  readonly earned: number;
  /** Revenue of new customers who were bought, and of those nobody marked. */
  readonly bought: number;
  readonly unmarked: number;
  /** (returning + earned) / base - 1; null without a base. */
  readonly growth: number | null;
}

/** Earned growth of every period that has one before it, oldest first. Source: Reichheld, Winning on Purpose (2021). */
export function earnedGrowth(revenues: readonly Revenue[]): readonly EarnedGrowth[] {
  const periods = [...new Set(revenues.map(({ period }) => period))].sort();
  return periods.slice(1).map((period, index) => {
    const before = periods[index]!;
    return growthOf(period, before, revenues);
  });
}

function growthOf(period: string, before: string, revenues: readonly Revenue[]): EarnedGrowth {
  const earlier = revenues.filter((one) => one.period === before && one.amount > 0);
  const known = new Set(earlier.map(({ customer }) => customer));
  const now = revenues.filter((one) => one.period === period);
  const fresh = now.filter(({ customer }) => !known.has(customer));
  const base = sum(earlier);
  const returning = sum(now.filter(({ customer }) => known.has(customer)));
  const earned = sum(fresh.filter(({ acquired }) => acquired === 'earned'));
  return {
    period,
    before,
    base,
    returning,
    earned,
    bought: sum(fresh.filter(({ acquired }) => acquired === 'bought')),
    unmarked: sum(fresh.filter(({ acquired }) => acquired === null)),
    growth: base === 0 ? null : (returning + earned) / base - 1,
  };
}

function sum(revenues: readonly Revenue[]): number {
  return revenues.reduce((total, { amount }) => total + amount, 0);
}
