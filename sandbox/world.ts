// The simulated company's year: `simulate` yields every contact with its whole timeline. Pure: the same seed, the same world,
// and a longer stretch begins with the shorter one.
import { arrivalsOf, timeOfDay, type Arrival } from './arrival.js';
import { createCallQueue, type CallQueue } from './call-queue.js';
import {
  doors,
  effortOf,
  hoursOf,
  ordinaryWait,
  ordinaryWorkSeconds,
  promiseSecondsOf,
  type Door,
} from './company.js';
import type { SimulatedContact } from './contact.js';
import { createDrift, type Drift } from './load.js';
import { dayMilliseconds, dayNameAt, localDay, nextDayName, type LocalDay } from './local-day.js';
import { opinionsOn } from './opinion.js';
import { runPhoneDay, type CallTaken } from './phone-day.js';
import { createRandom, type Random } from './random.js';
import { callStory, writtenStory, type Story } from './story.js';
import { plantedEffect, truthOf, type Truth } from './truth.js';

const agents = 5;
const waitSpread = 0.8;
const workSpread = 0.6;
const escapeShare = 0.3;

/** All contacts opened in [from, to), in order of opening; `from` is a local midnight by rights, and is taken as its day. */
export function simulate(seed: number, from: number, to: number): SimulatedContact[] {
  const course = startCourse(seed, from);
  for (let name = dayNameAt(from); localDay(name).start < to; name = nextDayName(name))
    runDay(course, localDay(name));
  return course.contacts.filter((contact) => contact.openedAt >= from && contact.openedAt < to);
}

/** The state of a simulation between two days. */
interface Course {
  readonly truth: Truth;
  readonly contacts: SimulatedContact[];
  readonly queue: CallQueue;
  readonly volume: Drift;
  readonly backlog: Readonly<Record<Door, Drift>>;
  /** Contacts to come because of earlier ones, by the name of their day. */
  readonly escapes: Map<string, Arrival[]>;
}

function startCourse(seed: number, from: number): Course {
  const drift = (door: Door): [Door, Drift] => [door, createDrift(seed, door, 0.1)];
  return {
    truth: truthOf(seed, from),
    contacts: [],
    queue: createCallQueue(agents),
    volume: createDrift(seed, 'volume', 0.12),
    backlog: Object.fromEntries(doors.map(drift)) as Record<Door, Drift>,
    escapes: new Map(),
  };
}

function runDay(course: Course, day: LocalDay): void {
  const level = course.volume.nextDay();
  const levels = Object.fromEntries(
    doors.map((door) => [door, course.backlog[door].nextDay()]),
  ) as Record<Door, number>;
  const arrivals = [
    ...arrivalsOf(course.truth.seed, day, level),
    ...(course.escapes.get(day.name) ?? []),
  ].sort((a, b) => a.at - b.at);
  const ours = arrivals.filter((arrival) => arrival.door === 'phone');
  const calls = runPhoneDay(course.queue, ours, { truth: course.truth, day, level: levels.phone });
  for (const arrival of arrivals)
    course.contacts.push(live(course, arrival, calls.get(arrival) ?? levels[arrival.door]));
}

/** One contact from its opening to its last word; `how` is its call, or how busy its door is. */
function live(course: Course, arrival: Arrival, how: CallTaken | number): SimulatedContact {
  const id = course.contacts.length + 1;
  const random = createRandom(course.truth.seed, `contact ${String(id)}`);
  const { story, waitSeconds } =
    typeof how === 'number'
      ? written(arrival, how, { truth: course.truth, random })
      : called(arrival, how, random);
  if (hasReasonToEscape(arrival, story, waitSeconds) && random.chance(escapeShare))
    planEscape(course, arrival, { id, random });
  return {
    id,
    door: arrival.door,
    topic: arrival.topic,
    customer: arrival.customer,
    openedAt: arrival.at,
    events: story.events,
    escapedFrom: arrival.escapedFrom,
    ...opinionsOn(arrival, story, waitSeconds, { truth: course.truth, random }),
  };
}

interface Lived {
  readonly story: Story;
  readonly waitSeconds: number;
}

function written(
  arrival: Arrival,
  level: number,
  { truth, random }: { readonly truth: Truth; readonly random: Random },
): Lived {
  const { door, topic, at } = arrival;
  const planted = plantedEffect(truth, 'first_response', { ...arrival, openedAt: at }, 1);
  const middle = promiseSecondsOf[door] * ordinaryWait * effortOf[topic] * planted;
  const waitSeconds = middle * Math.exp(level + waitSpread * random.normal());
  const work = ordinaryWorkSeconds[door] * effortOf[topic];
  const workSeconds = work * Math.exp(workSpread * random.normal());
  const story = writtenStory({ door, openedAt: at, waitSeconds, workSeconds }, random);
  return { story, waitSeconds };
}

function called(arrival: Arrival, call: CallTaken, random: Random): Lived {
  const menuSeconds = random.whole(8, 20);
  const story = callStory(
    { ...call, openedAt: arrival.at, menuSeconds, agent: call.agent + 1 },
    random,
  );
  return { story, waitSeconds: menuSeconds + call.waitSeconds };
}

function hasReasonToEscape(arrival: Arrival, story: Story, waitSeconds: number): boolean {
  return story.answeredAt === null || waitSeconds > 2.5 * promiseSecondsOf[arrival.door];
}

/** The customer calls, some office day soon. */
function planEscape(
  course: Course,
  arrival: Arrival,
  { id, random }: { readonly id: number; readonly random: Random },
): void {
  let day = localDay(dayNameAt(arrival.at + random.whole(1, 4) * dayMilliseconds));
  while (day.isOff) day = localDay(nextDayName(day.name));
  const at = timeOfDay(day, hoursOf.phone, random);
  const escape: Arrival = { ...arrival, at, door: 'phone', escapedFrom: id };
  course.escapes.set(day.name, [...(course.escapes.get(day.name) ?? []), escape]);
}
