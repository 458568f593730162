// What is wrong with a query, as a value; its words come from the dictionary.
import type { Language } from '../consistency-report.js';
import { wordsOf, type WordKey } from '../words/words.js';

export interface QueryFinding {
  readonly kind:
    | 'unknown_parameter'
    | 'unknown_value'
    | 'not_a_date'
    | 'wrong_order'
    | 'period_and_to'
    | 'given_twice';
  readonly parameter: string;
  readonly value: string | null;
  /** The known name that comes nearest. */
  readonly nearest: string | null;
}

type Kind = QueryFinding['kind'];
type Wording = readonly [withNearest: WordKey, without: WordKey];

const wordings: Readonly<Record<Kind, Wording>> = {
  unknown_parameter: ['query.unknown', 'query.unknownBare'],
  unknown_value: ['query.value', 'query.valueBare'],
  not_a_date: ['query.date', 'query.date'],
  wrong_order: ['query.order', 'query.order'],
  period_and_to: ['query.relative', 'query.relative'],
  given_twice: ['query.once', 'query.once'],
};

/** One sentence that names the parameter, the value seen and what to do. */
export function findingWords(finding: QueryFinding, lang: Language): string {
  const { kind, parameter, nearest, value } = finding;
  const [withNearest, without] = wordings[kind];
  return wordsOf(lang)(nearest === null ? without : withNearest, {
    name: parameter,
    parameter,
    value: value ?? '',
    nearest: nearest ?? '',
  });
}
