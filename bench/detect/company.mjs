// A simulated company: two channels, six topics, a year of contacts with waits, ratings and reviewed answers.
import { createRandom, wanderingPath } from './random.mjs';
import { backlog, callQueue } from './waits.mjs';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

export const days = 364;
/** A Monday. */
export const firstDay = '2025-01-06';
export const zone = 'Europe/Brussels';
export const channels = ['phone', 'social'];
export const topics = ['billing', 'delivery', 'returns', 'account', 'faults', 'advice'];
export const metrics = ['first_response', 'csat', 'answer_correct'];

const start = Date.parse(`${firstDay}T00:00:00Z`) - hourMs;
const contactsPerDay = 125;
const mixes = {
  same: [
    [22, 20, 18, 16, 14, 10],
    [22, 20, 18, 16, 14, 10],
  ],
  other: [
    [34, 22, 16, 12, 10, 6],
    [8, 12, 16, 18, 22, 24],
  ],
};
/** By topic: how long it takes against the average, how it is liked, how often the answer is right. */
const slowness = [0.7, 0.9, 1, 1.1, 1.3, 1.6];
const liking = [0.2, 0.1, 0, 0, -0.1, -0.3];
const rightness = [0.93, 0.92, 0.9, 0.9, 0.88, 0.85];

/** Contacts an hour: by day between eight and eight, half as many at weekends, few at night. */
function arrivalsAt(hour) {
  const hourOfDay = hour % 24;
  const isWeekend = Math.floor(hour / 24) % 7 >= 5;
  const share = hourOfDay >= 8 && hourOfDay < 20 ? 0.075 : 0.1 / 12;
  return contactsPerDay * share * (isWeekend ? 0.5 : 1.2);
}

/** Mornings bring other questions than evenings. */
function topicWeights(mix, hour) {
  const tilt = ((hour % 24) - 12) / 24;
  return mix.map((weight, topic) => weight * (1 + tilt * (topic - 2.5) * 0.4));
}

function waitsOf(random, { isDependent, isCalls }) {
  const hours = days * 24;
  const still = new Float64Array(hours);
  if (!isDependent) return backlog(random, { hours, load: still, arrivalsAt, usualSeconds: 1800 });
  if (isCalls) {
    const load = wanderingPath(random, hours, { deviation: 0.07, memoryHours: 60 });
    return callQueue(random, {
      hours,
      load,
      arrivalsAt,
      handlingSeconds: 300,
      crowd: 10,
      patienceSeconds: 600,
    });
  }
  const load = wanderingPath(random, hours, { deviation: 0.24, memoryHours: 60 });
  return backlog(random, { hours, load, arrivalsAt, usualSeconds: 5400 });
}

/** Is the gap in force for this contact, and on this figure? */
function applies(gap, figure, { channel, topic, at }) {
  if (!gap || gap.sizes[figure] === undefined || channel !== 0) return false;
  const day = (at / hourMs / 24) | 0;
  return day >= gap.fromDay && day < gap.toDay && (gap.topic === null || gap.topic === topic);
}

function rate(random, mood, { gap, place }) {
  const drop = applies(gap, 'csat', place) ? gap.sizes.csat : 0;
  const latent = 4 + liking[place.topic] + mood - drop * 1.18 + 1.25 * random.normal();
  return Math.min(5, Math.max(1, Math.round(latent)));
}

const measurable = ['firstResponseAt', 'abandonedAt', 'csat', 'answerCorrect'];
const none = [];
const noScales = {};

/** An interaction as the store holds it. */
function interactionOf(
  id,
  place,
  { openedAt, answeredAt, endedAt, csat, answerCorrect, updatedAt },
) {
  const isAbandoned = answeredAt === null;
  return {
    source: 'bench',
    id,
    episode: 1,
    channel: channels[place.channel],
    topic: topics[place.topic],
    rawTopic: null,
    openedAt,
    firstResponseAt: answeredAt,
    firstAutomatedResponseAt: null,
    resolvedAt: isAbandoned ? null : endedAt,
    abandonedAt: isAbandoned ? endedAt : null,
    end: isAbandoned ? 'abandoned' : 'solved',
    isSettledByBot: false,
    mergedInto: null,
    dueAt: null,
    promiseKept: null,
    reopenedAt: null,
    reopens: null,
    transfers: null,
    csat,
    nps: null,
    ces: null,
    scales: noScales,
    answerCorrect,
    resolvedFirstContact: null,
    customer: null,
    language: null,
    segment: null,
    status: null,
    surveyMode: null,
    link: null,
    updatedAt,
    isDateOnly: false,
    faults: none,
    measurable,
    nextContact: null,
  };
}

/** When it was answered or given up. Impatient callers leave the line. */
function courseOf(random, { place, wait, gap, isCalls }) {
  const openedAt = start + Math.floor(place.at);
  const slower = applies(gap, 'first_response', place) ? gap.sizes.first_response : 1;
  const ring = isCalls ? 8 * Math.exp(0.6 * random.normal()) : 20;
  const offered = (wait * slowness[place.topic] + ring) * slower;
  const patience = isCalls ? random.exponential(600) : Infinity;
  if (patience < offered)
    return { openedAt, answeredAt: null, endedAt: openedAt + Math.ceil(patience * 1000) };
  const answeredAt = openedAt + Math.ceil(offered * 1000);
  return { openedAt, answeredAt, endedAt: answeredAt + Math.ceil(random.exponential(300) * 1000) };
}

function contactOf(random, id, contact) {
  const { place, moods, gap } = contact;
  const course = courseOf(random, contact);
  const isAnswered = course.answeredAt !== null;
  const isRated = isAnswered && random.chance(0.27);
  const isReviewed = isAnswered && random.chance(0.15);
  const drop = applies(gap, 'answer_correct', place) ? gap.sizes.answer_correct / 100 : 0;
  const rated = isRated ? random.exponential(1.5 * dayMs) : 0;
  const reviewed = isReviewed ? dayMs * (1 + 4 * random.uniform()) : 0;
  return interactionOf(id, place, {
    ...course,
    csat: isRated ? rate(random, moods.liking, contact) : null,
    answerCorrect: isReviewed ? random.chance(rightness[place.topic] + moods.right - drop) : null,
    updatedAt: Math.ceil(course.endedAt + Math.max(rated, reviewed)),
  });
}

function channelYear(random, channel, scenario) {
  const hours = days * 24;
  const mix = mixes[scenario.mix][channel];
  const path = (deviation) =>
    scenario.isDependent
      ? wanderingPath(random, hours, { deviation, memoryHours: 72 })
      : new Float64Array(hours);
  const [liked, right] = [path(0.14), path(0.012)];
  return waitsOf(random, scenario).map(({ at, seconds }, index) => {
    const hour = Math.floor(at / hourMs);
    const topic = random.pick(topicWeights(mix, hour));
    const moods = { liking: liked[hour], right: right[hour] };
    const place = { channel, topic, at };
    const { gap, isCalls } = scenario;
    return contactOf(random, `${channel}-${index}`, { place, wait: seconds, moods, gap, isCalls });
  });
}

/** A year of contacts of both channels. `scenario`: { mix, isDependent, isCalls, gap }; a gap makes the first channel worse. */
export function companyYear(seed, scenario) {
  const random = createRandom(seed);
  return [0, 1].flatMap((channel) => channelYear(random, channel, scenario));
}

/** The first weeks of a larger company, `perDay` contacts a day over both channels: { start, interactions }, oldest first. */
export function companyWeeks(seed, weeks, perDay) {
  const random = createRandom(seed);
  const hours = weeks * 7 * 24;
  const load = wanderingPath(random, hours, { deviation: 0.24, memoryHours: 60 });
  const scale = perDay / (2 * contactsPerDay);
  const interactions = [0, 1].flatMap((channel) =>
    backlog(random, {
      ...{ hours, load, usualSeconds: 5400 },
      arrivalsAt: (hour) => scale * arrivalsAt(hour),
    }).map(({ at, seconds }, index) => {
      const place = { channel, topic: random.pick(mixes.other[channel]), at };
      const contact = {
        place,
        wait: seconds,
        moods: { liking: 0, right: 0 },
        gap: null,
        isCalls: false,
      };
      return contactOf(random, `${channel}-${index}`, contact);
    }),
  );
  return { start, interactions: interactions.sort((one, other) => one.openedAt - other.openedAt) };
}
