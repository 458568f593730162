// Is a difference in waits the service, or the mix of what is asked and when?
import type { WhyRow } from '../../report/report-sections.js';

export type WhyVerdict = 'service' | 'mix' | 'both' | 'turned';

/** From this share of the difference on, one side is all there is to say. */
const mostly = 0.75;

/** `turned`: on average the other channel is the slower one. */
export function whyVerdict({ total, parts }: Pick<WhyRow, 'total' | 'parts'>): WhyVerdict {
  if (total <= 0) return 'turned';
  const mix = parts.find(({ part }) => part === 'mix')?.value ?? 0;
  if (mix / total >= mostly) return 'mix';
  return (total - mix) / total >= mostly ? 'service' : 'both';
}
