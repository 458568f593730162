// What customers answered when asked; each scale is a reading of its own, nothing is converted.
import type { Variant } from './cell.js';
import type { RatingScale } from './conversation.js';
import { maps } from './measure-population.js';
import type { Subject } from './measure-population.js';

const usualScale = { csat: '1-5', nps: '0-10', ces: '1-7' } as const;
const ratings = ['csat', 'nps', 'ces'] as const;

const reading: Readonly<Record<RatingScale, { variant: Variant; low: number; high: number }>> = {
  '1-5': { variant: 'scale_1_5', low: 1, high: 5 },
  '0-10': { variant: 'scale_0_10', low: 0, high: 10 },
  '1-7': { variant: 'scale_1_7', low: 1, high: 7 },
  '1-10': { variant: 'scale_1_10', low: 1, high: 10 },
  '1-3': { variant: 'scale_1_3', low: 1, high: 3 },
  '0-1': { variant: 'scale_0_1', low: 0, high: 1 },
};

/** The answers given; an empty one was not given, one outside its scale is refused. Items merged away have none. */
export function measureRatings({ interaction, sink }: Subject): void {
  if (interaction.end === 'merged') return;
  for (const metric of ratings) {
    const value = interaction[metric];
    if (value === null || !maps(interaction, metric)) continue;
    const { variant, low, high } = reading[interaction.scales[metric] ?? usualScale[metric]];
    if (value < low || value > high) continue;
    sink.rating({ metric, variant }, value, 0);
  }
}
