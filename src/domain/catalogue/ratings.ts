// What customers say themselves; the scale is part of the definition and nothing is converted.
import type { MetricDefinition } from '../metric-definition.js';

const rating = {
  version: 1,
  kind: 'rating',
  unit: 'points',
  better: 'higher',
  clock: 'none',
  to: 'mean and counts per point of the answers given',
  population: 'answers tied to an interaction; a dismissed or empty survey is no answer',
  censoring: '',
  window: '',
  part: 'outcome',
} as const;

export const ratingMetrics: readonly MetricDefinition[] = [
  {
    id: 'csat',
    ...rating,
    code: 11,
    from: 'satisfaction with the contact; the satisfied share (4-5) beside it',
    scale: '1-5',
    margin: 0.15,
    fullGap: 1,
    question: { en: 'Was the customer satisfied?', nl: 'Was de klant tevreden?' },
    name: { en: 'Satisfaction (CSAT)', nl: 'Tevredenheid (CSAT)' },
    source: 'metrics.md 1; Dynamics; Formbricks',
  },
  {
    id: 'nps',
    ...rating,
    code: 12,
    from: 'would recommend; also shown as the score: % 9-10 minus % 0-6',
    scale: '0-10',
    margin: 0.5,
    fullGap: 2.5,
    question: {
      en: 'Would the customer recommend us?',
      nl: 'Zou de klant ons aanbevelen?',
    },
    name: { en: 'Recommendation (NPS)', nl: 'Aanbeveling (NPS)' },
    source: 'metrics.md 1; Formbricks; Reichheld',
  },
  {
    id: 'ces',
    ...rating,
    code: 13,
    from: 'agreement with "made it easy", 7 = easiest; the easy share (5-7) beside it',
    scale: '1-7',
    margin: 0.3,
    fullGap: 1.5,
    question: { en: 'Was it easy?', nl: 'Ging het makkelijk?' },
    name: { en: 'Ease (CES)', nl: 'Gemak (CES)' },
    source: 'metrics.md 1; Gartner',
  },
];
