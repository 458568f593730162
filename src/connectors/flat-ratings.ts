// The ratings of a row, each on its own scale.
import type { MeasurementFault, Rating, RatingScale } from '../domain/conversation.js';
import type { FlatValues, ReadingRules } from './flat-values.js';

/** The scale each question is asked on unless the source says otherwise. */
const usualScales = { csat: '1-5', nps: '0-10', ces: '1-7' } as const;
const questions = ['csat', 'nps', 'ces'] as const;

export const ratingScales = [
  '1-5',
  '0-10',
  '1-7',
  '1-10',
  '1-3',
  '0-1',
] as const satisfies RatingScale[];

/** The answers given; one outside its scale is dropped and becomes a fault. */
export function ratingsOf(
  { numbers, texts }: FlatValues,
  scales: ReadingRules['scales'],
): { readonly ratings: readonly Rating[]; readonly faults: readonly MeasurementFault[] } {
  if (questions.every((metric) => numbers[metric] === undefined)) return nothingAnswered;
  const ratings: Rating[] = [];
  let isOutside = false;
  for (const metric of questions) {
    const value = numbers[metric];
    if (value === undefined) continue;
    const scale = scales[metric] ?? usualScales[metric];
    if (isOn(scale, value)) ratings.push({ metric, value, scale, mode: texts.surveyMode });
    else isOutside = true;
  }
  return { ratings, faults: isOutside ? ['rating_outside_scale'] : [] };
}

const nothingAnswered = { ratings: [], faults: [] } as const;

const endsOf: ReadonlyMap<RatingScale, readonly number[]> = new Map(
  ratingScales.map((scale) => [scale, scale.split('-').map(Number)]),
);

function isOn(scale: RatingScale, value: number): boolean {
  const [lowest = 0, highest = 0] = endsOf.get(scale) ?? [];
  return value >= lowest && value <= highest;
}
