// The seeded year every store suite works on: 5 channels x 40 topics, flat rows in the order of their opening.
export const channels = ['app', 'email', 'phone', 'twitter', 'web'];
export const topics = Array.from(
  { length: 40 },
  (_, index) => `topic-${String(index + 1).padStart(2, '0')}`,
);
export const zone = 'Europe/Brussels';
/** Monday 20 October 2025, midnight in Brussels, and 365 days later. */
export const yearFrom = Date.UTC(2025, 9, 19, 22);
export const yearTo = Date.UTC(2026, 9, 19, 22);
export const measurable = ['firstResponseAt', 'resolvedAt', 'abandonedAt', 'csat'];
/** What a line of the year says, as its source is told. */
export const fieldNames = ['id', 'channel', 'topic', 'openedAt', ...measurable];
/** First answers promised, seconds. */
export const promised = { app: 7200, email: 28_800, phone: 180, twitter: 3600, web: 14_400 };
/** Everything is known this long after the year. */
export const knownUntil = yearTo + 200 * 86_400_000;

const hourMs = 3_600_000;
const hours = (yearTo - yearFrom) / hourMs;
const medianSeconds = { app: 5400, email: 14_400, phone: 120, twitter: 2700, web: 7200 };
const channelMix = [0.1, 0.3, 0.3, 0.1, 0.2];

/** Mulberry32: 32 bits of state, good enough to spread contacts. */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** How busy an hour of the year is: days and nights, weekdays and weekends. */
function weightOf(hour) {
  const ofDay = (hour + 0) % 24;
  const isWeekend = Math.floor(hour / 24) % 7 >= 5;
  const byDay = ofDay < 6 ? 0.2 : ofDay < 8 || ofDay >= 20 ? 0.7 : 1.6;
  return byDay * (isWeekend ? 0.5 : 1);
}

/** Cumulative share of each channel's topics: the mix differs from door to door. */
function topicMixes() {
  return channels.map((_, channel) => {
    const weights = topics.map(
      (_, topic) => 1 / (1 + ((topic + 7 * channel) % topics.length)) ** 0.7,
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let reached = 0;
    return weights.map((weight) => (reached += weight / total));
  });
}

function pick(cumulative, at) {
  let index = 0;
  while (index < cumulative.length - 1 && cumulative[index] <= at) index++;
  return index;
}

/** Slow weeks and quick ones, per channel, each week leaning on the one before. */
function weeklyLoads(random) {
  const weeks = Math.ceil(hours / 168);
  return channels.map(() => {
    let load = 0;
    return Array.from({ length: weeks }, () =>
      Math.exp((load = 0.6 * load + 0.15 * normal(random))),
    );
  });
}

/** `count` rows of one year, oldest hour first, lazily: the same rows for the same seed and count. */
export function* yearOfRows(count, seed = 1) {
  const random = createRandom(seed);
  const mixes = topicMixes();
  const loads = weeklyLoads(random);
  const channelsUpTo = [];
  channelMix.reduce((sum, share) => (channelsUpTo.push(sum + share), sum + share), 0);
  let total = 0;
  for (let hour = 0; hour < hours; hour++) total += weightOf(hour);
  let [made, reached] = [0, 0];
  for (let hour = 0; hour < hours; hour++) {
    reached += weightOf(hour);
    const upTo = Math.round((count * reached) / total);
    for (; made < upTo; made++) {
      const channel = pick(channelsUpTo, random());
      const topic = pick(mixes[channel], random());
      yield rowAt(
        { hour, made, channel, topic, load: loads[channel][Math.floor(hour / 168)] },
        random,
      );
    }
  }
}

function rowAt({ hour, made, channel, topic, load }, random) {
  const name = channels[channel];
  const openedAt = yearFrom + hour * hourMs + Math.floor(random() * 3600) * 1000;
  const waited = Math.max(
    1,
    Math.round(medianSeconds[name] * load * (0.7 + 0.015 * topic) * Math.exp(normal(random))),
  );
  const gaveUp = name === 'phone' && random() < 0.06;
  const isAnswered = !gaveUp && random() < 0.985;
  const firstResponseAt = isAnswered ? openedAt + waited * 1000 : null;
  const isSolved = isAnswered && random() < 0.93;
  const worked = Math.max(30, Math.round(3600 * (1 + (topic % 5)) * Math.exp(normal(random))));
  return {
    id: `c${String(made).padStart(9, '0')}`,
    channel: name,
    topic: topics[topic],
    openedAt,
    firstResponseAt,
    resolvedAt: isSolved ? firstResponseAt + worked * 1000 : null,
    abandonedAt: gaveUp ? openedAt + Math.max(6, Math.round(waited / 2)) * 1000 : null,
    csat: isSolved && random() < 0.25 ? ratingOf(random(), waited / medianSeconds[name]) : null,
  };
}

function ratingOf(at, slowness) {
  return Math.max(1, Math.min(5, Math.round(4.6 - 0.4 * slowness - 2.2 * (at - 0.5))));
}

/** The same contact as a vendor would tell it anew: later, elsewhere, about something else. */
export function revised(row, random) {
  const kind = Math.floor(random() * 4);
  if (kind === 0) return row;
  if (kind === 1)
    return {
      ...row,
      openedAt: Math.min(
        yearTo - 1000,
        row.openedAt + Math.floor(random() * 7200) * 1000 - 3_600_000,
      ),
    };
  if (kind === 2) return { ...row, topic: topics[Math.floor(random() * topics.length)] };
  return { ...row, channel: channels[Math.floor(random() * channels.length)] };
}

const scaleOfFive = { csat: '1-5' };
const noScales = {};
const noFaults = [];

/** A flat row as the interaction the store takes. */
export function interactionOf(row) {
  return {
    source: 'bench',
    id: row.id,
    episode: 1,
    channel: row.channel,
    topic: row.topic,
    rawTopic: row.topic,
    openedAt: row.openedAt,
    firstResponseAt: row.firstResponseAt,
    firstAutomatedResponseAt: null,
    resolvedAt: row.resolvedAt,
    abandonedAt: row.abandonedAt,
    end: row.abandonedAt !== null ? 'abandoned' : row.resolvedAt !== null ? 'solved' : 'open',
    isSettledByBot: false,
    botSilenceUntil: null,
    mergedInto: null,
    dueAt: null,
    promiseKept: null,
    reopenedAt: null,
    reopens: null,
    transfers: null,
    csat: row.csat,
    nps: null,
    ces: null,
    scales: row.csat === null ? noScales : scaleOfFive,
    answerCorrect: null,
    resolvedFirstContact: null,
    isFirstContactSurveyed: false,
    customer: null,
    language: null,
    segment: null,
    status: null,
    surveyMode: null,
    link: null,
    updatedAt: null,
    isDateOnly: false,
    faults: noFaults,
    measurable,
    nextContact: null,
  };
}

/** A flat row as the line of NDJSON a vendor would write. */
export function lineOf(row) {
  const at = (instant) => (instant === null ? null : new Date(instant).toISOString());
  return JSON.stringify({
    ...row,
    openedAt: at(row.openedAt),
    firstResponseAt: at(row.firstResponseAt),
    resolvedAt: at(row.resolvedAt),
    abandonedAt: at(row.abandonedAt),
  });
}
