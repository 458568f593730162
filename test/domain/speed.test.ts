// How fast timelines are cut and measured; `UNISON_FULL=1` runs the figure of docs/evidence.md.
import { cutEpisodes } from '../../src/domain/episode.js';
import type { TimelineEvent } from '../../src/domain/conversation.js';
import { createMeasurer } from '../../src/domain/measure.js';
import {
  aConversation,
  brussels,
  defaultRules,
  office,
  plainContext,
} from '../support/interactions.js';

/** The short run only notices what has become slow by an order of magnitude: machines are shared. */
const [timelines, mostSeconds] = process.env['UNISON_FULL'] ? [100_000, 10] : [10_000, 5];
const minute = 60_000;
const start = brussels('2026-01-05 08:00');

/** Ten events: a question, a receipt, a note, an answer, a solution, and a question that reopens it. */
const steps = [
  [0, 'customer', 'message', true],
  [1, 'bot', 'message', true],
  [5, 'human', 'message', false],
  [9, 'customer', 'message', true],
  [40, 'human', 'message', true],
  [41, 'human', 'transferred', true],
  [90, 'human', 'solved', true],
  [3000, 'customer', 'message', true],
  [3060, 'human', 'message', true],
  [3070, 'human', 'solved', true],
] as const;

function timeline(index: number): readonly TimelineEvent[] {
  const opened = start + index * 5 * minute;
  return steps.map(([after, by, kind, isVisibleToCustomer], step) => ({
    id: `${index}-${step}`,
    at: opened + (after + (index % 7)) * minute,
    ...{ by, kind, isVisibleToCustomer },
  }));
}

it(`cuts and measures ${timelines} timelines of ten events in under ${mostSeconds} s`, () => {
  const measurer = createMeasurer({ ...defaultRules, calendarOf: () => office });
  const asOf = brussels('2027-12-31 00:00');
  const conversations = Array.from({ length: timelines }, (_, index) =>
    aConversation(timeline(index), { id: `c${index}`, customer: `i${index}` }),
  );
  let [episodes, measurements] = [0, 0];
  const began = performance.now();
  for (const conversation of conversations) {
    for (const interaction of cutEpisodes(conversation, plainContext).interactions) {
      episodes += 1;
      measurements += measurer(interaction, asOf).length;
    }
  }
  const seconds = (performance.now() - began) / 1000;
  expect(episodes).toBe(2 * timelines);
  expect(measurements).toBeGreaterThan(10 * timelines);
  console.info(
    `${timelines} timelines: ${episodes} episodes, ${measurements} measurements in ${seconds.toFixed(2)} s`,
  );
  expect(seconds).toBeLessThan(mostSeconds);
}, 120_000);
