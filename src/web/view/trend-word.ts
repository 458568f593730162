// Is a gap growing? Only where the change is larger than the noise.
import type { Comparison } from '../../domain/comparison.js';
import type { ConsistencyReport } from '../../report/consistency-report.js';

export type TrendWord = 'growing' | 'shrinking' | 'steady' | 'new';

/** How the gap moved since the period before; null where there is none to compare with, or too little of it. */
export function trendWord(gap: Comparison, before: ConsistencyReport | null): TrendWord | null {
  if (before === null) return null;
  const earlier = before.comparisons.find(({ id }) => id === gap.id);
  if (earlier === undefined || !wasKnown(earlier)) return null;
  if (earlier.verdict !== 'gap') return 'new';
  return movement(interval(gap), effect(earlier));
}

const fewestContacts = 8;

/** Were there contacts enough on both sides to have seen a gap? */
function wasKnown({ verdict, estimates }: Comparison): boolean {
  return verdict === 'gap' || Object.values(estimates).every(({ n }) => n >= fewestContacts);
}

function movement(now: readonly [number, number] | null, then: number | null): TrendWord {
  if (now === null || then === null) return 'steady';
  if (then < now[0]) return 'growing';
  return then > now[1] ? 'shrinking' : 'steady';
}

function effect({ ratio, difference }: Comparison): number | null {
  return ratio ?? difference.value;
}

function interval({
  ratioLow,
  ratioHigh,
  difference,
}: Comparison): readonly [number, number] | null {
  const [low, high] = [ratioLow ?? difference.low, ratioHigh ?? difference.high];
  return low === null || high === null ? null : [low, high];
}
