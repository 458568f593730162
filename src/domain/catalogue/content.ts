// What the answer was worth: the content part of the index.
import type { MetricDefinition } from '../metric-definition.js';

export const answerCorrect: MetricDefinition = {
  id: 'answer_correct',
  version: 1,
  code: 8,
  kind: 'share',
  unit: 'share',
  better: 'higher',
  clock: 'none',
  from: 'reviewed answers without an error that matters to the customer',
  to: 'reviewed answers',
  population: 'reviewed interactions only',
  censoring: '',
  window: '',
  scale: '',
  part: 'content',
  margin: 4,
  fullGap: 25,
  question: { en: 'Was the answer right?', nl: 'Klopte het antwoord?' },
  name: { en: 'Answer correct', nl: 'Juist antwoord' },
  source: 'metrics.md 1; COPC; Eptica',
};
