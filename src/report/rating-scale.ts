// Up to which number does a rating go?
import type { Comparison } from '../domain/comparison.js';

const usualMax: Readonly<Record<string, number>> = { csat: 5, nps: 10, ces: 7 };

/** The top of the scale the comparison was asked on: from its variant (`scale_1_10`), else the metric's usual one. */
export function ratingScaleMax(comparison: Pick<Comparison, 'id' | 'metric'>): number {
  const variant = comparison.id.split('|')[1] ?? '';
  const top = /^scale_\d+_(\d+)$/.exec(variant)?.[1];
  return top === undefined ? (usualMax[comparison.metric] ?? 10) : Number(top);
}
