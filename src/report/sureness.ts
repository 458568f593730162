// How sure is a verdict, in a word?
import type { Comparison } from '../domain/comparison.js';
import type { Speaker } from './speaker.js';

export type Sureness = 'high' | 'fair' | 'low';

const thinCoverage = 0.5;

/** Low: no verdict. Fair: provisional, coarse, or fewer than half of the contacts had a counterpart. High: the rest. */
export function surenessOf({
  verdict,
  isProvisional,
  isCoarse,
  coverage,
}: Pick<Comparison, 'verdict' | 'isProvisional' | 'isCoarse' | 'coverage'>): Sureness {
  if (verdict === 'inconclusive') return 'low';
  return isProvisional || isCoarse || coverage < thinCoverage ? 'fair' : 'high';
}

/** "How sure: high, 848 and 499 contacts.": the better channel's first. */
export function surenessLine(comparison: Comparison, speaker: Speaker): string {
  const { better, worse, estimates } = comparison;
  return speaker.say('sure.line', {
    level: speaker.say(`sure.${surenessOf(comparison)}`),
    a: estimates[better]?.n ?? 0,
    b: estimates[worse]?.n ?? 0,
  });
}
