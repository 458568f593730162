// A small seeded company for the monitor's tests: two channels, some topics, weeks of contacts.
import type { Instant } from '../../src/domain/clock.js';
import type { Interaction } from '../../src/domain/interaction.js';
import { anInteraction } from './interactions.js';

const dayMs = 86_400_000;
/** Monday 5 January 2026, midnight in Brussels. */
export const firstMonday: Instant = Date.parse('2026-01-04T23:00:00Z');

/** Uniform numbers in (0, 1) (mulberry32). */
export function uniformStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

export interface SmallCompany {
  readonly seed?: number;
  readonly days: number;
  readonly perDay?: number;
  readonly channels?: readonly string[];
  readonly topics?: readonly string[];
  /** How many times as long a wait takes (1 = as usual). */
  slower?(contact: {
    readonly channel: string;
    readonly topic: string;
    readonly day: number;
  }): number;
}

/** Contacts with a wait around an hour, a rating now and then, ended soon after the answer. */
export function contactsOf({
  seed = 1,
  days,
  perDay = 30,
  channels = ['email', 'phone'],
  topics = ['billing', 'delivery'],
  slower = () => 1,
}: SmallCompany): readonly Interaction[] {
  const uniform = uniformStream(seed);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const contacts: Interaction[] = [];
  for (let day = 0; day < days; day++)
    for (const channel of channels)
      for (let count = 0; count < perDay; count++) {
        const topic = topics[Math.floor(uniform() * topics.length)] as string;
        const openedAt = Math.floor(firstMonday + day * dayMs + (8 + 10 * uniform()) * 3_600_000);
        const wait = 3_600_000 * Math.exp(0.8 * normal()) * slower({ channel, topic, day });
        const firstResponseAt = Math.ceil(openedAt + wait);
        const isRated = uniform() < 0.3;
        contacts.push(
          anInteraction({
            id: `${channel}-${day}-${count}`,
            ...{ channel, topic, rawTopic: topic, openedAt, firstResponseAt },
            resolvedAt: firstResponseAt + 60_000,
            end: 'solved',
            csat: isRated ? 1 + Math.floor(5 * uniform()) : null,
            updatedAt: firstResponseAt + (isRated ? Math.ceil(dayMs * uniform()) : 60_000),
            measurable: ['firstResponseAt', 'csat'],
          }),
        );
      }
  return contacts;
}
