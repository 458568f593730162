// What was planted in the world, so that anybody can hold the report against it.
import type { Door, Topic } from './company.js';
import { dayMilliseconds } from './local-day.js';

export interface PlantedGap {
  readonly name: string;
  readonly metric: 'first_response' | 'answer_correct';
  readonly door: Door;
  readonly topic: Topic;
  /** Waits: how many times as long. Answers: the share that is right. */
  readonly effect: number;
  readonly from: number;
  /** null = it never ends. */
  readonly to: number | null;
}

export interface PlantedTrap {
  readonly name: string;
  readonly metric: 'first_response';
  readonly slower: Door;
  readonly faster: Door;
  readonly because: string;
}

export interface Truth {
  readonly seed: number;
  readonly from: number;
  readonly gaps: readonly PlantedGap[];
  readonly traps: readonly PlantedTrap[];
}

/** The truth about a world that begins at `from`. */
export function truthOf(seed: number, from: number): Truth {
  return { seed, from, gaps: gapsFrom(from), traps };
}

const traps: readonly PlantedTrap[] = [
  {
    name: 'The web form only looks slow',
    metric: 'first_response',
    slower: 'web',
    faster: 'email',
    because: 'contract questions, slow at every door, are 45 % of its contacts against 9 %',
  },
];

/** One opens in the first year and one closes in it; the last opens a day or two after it, before everybody's eyes. */
function gapsFrom(from: number): readonly PlantedGap[] {
  const day = (count: number): number => from + count * dayMilliseconds;
  const always = { from, to: null };
  const wrong = gap('Wrong answers about moving by phone', 'phone', 'moving', {
    ...always,
    effect: 0.62,
  });
  return [
    gap('Long waits for billing by phone', 'phone', 'billing', { ...always, effect: 5 }),
    { ...wrong, metric: 'answer_correct' },
    gap('E-mail about devices slows down', 'email', 'device', {
      ...{ effect: 3.5, from: day(245), to: null },
    }),
    gap('Login questions by web form catch up', 'web', 'login', {
      ...{ effect: 4, from, to: day(325) },
    }),
    gap('E-mail about accounts falls behind', 'email', 'login', {
      ...{ effect: 8, from: day(366), to: null },
    }),
  ];
}

type Span = Pick<PlantedGap, 'effect' | 'from' | 'to'>;

function gap(name: string, door: Door, topic: Topic, span: Span): PlantedGap {
  return { name, metric: 'first_response', door, topic, ...span };
}

/** The planted effect on one contact, or `otherwise` where nothing was planted. */
export function plantedEffect(
  truth: Truth,
  metric: PlantedGap['metric'],
  contact: { readonly door: Door; readonly topic: Topic; readonly openedAt: number },
  otherwise: number,
): number {
  const found = truth.gaps.find(
    (one) =>
      one.metric === metric &&
      one.door === contact.door &&
      one.topic === contact.topic &&
      contact.openedAt >= one.from &&
      contact.openedAt < (one.to ?? Infinity),
  );
  return found?.effect ?? otherwise;
}
