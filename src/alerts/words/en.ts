// English.
import type { AlertWords } from './alert-words.js';

export const en: AlertWords = {
  digest: 'Consistency digest',
  index: (value) => `Consistency index ${value} of 100`,
  indexBefore: (value) => `was ${value}`,
  process: 'process',
  content: 'content',
  outcome: 'outcome',
  evidence: 'evidence',
  largestGaps: 'Largest gaps',
  moreGaps: (count) => `and ${String(count)} more`,
  better: 'What got better',
  held: 'Snoozed and accepted',
  snoozedUntil: (name, day) => `${name}: snoozed until ${day}`,
  acceptedUntil: (name, day) => `${name}: accepted until ${day}`,
  hasWorsened: 'it has worsened since',
  missing: 'Data missing',
  since: (day) => `Since ${day}.`,
  completeUntil: (instant) => `complete until ${instant}`,
  neverComplete: 'no data yet',
  zone: (zone) => `times in ${zone}`,
  mayStillChange: 'may still change: data for this period are still coming in',
  nothing: 'No gaps and nothing to report.',
  openReport: 'Open report',
  resolved: 'Resolved',
  andMore: (count) => `and ${String(count)} more`,
  onIt: (who, when) => `${who} is on it since ${when}`,
  title: {
    answersLater: ({ topic, better, worse, isFar }) =>
      `${topic}: ${worse} answers ${isFar ? 'far ' : ''}later than ${better}`,
    solvesLater: ({ topic, better, worse, isFar }) =>
      `${topic}: ${worse} solves it ${isFar ? 'far ' : ''}later than ${better}`,
    doesWorse: ({ topic, better, worse, metric, isFar }) =>
      `${topic}: ${metric} is ${isFar ? 'far ' : ''}worse via ${worse} than via ${better}`,
  },
  figures: {
    contacts: (figure, contacts) => `${figure} (${contacts} contacts)`,
    promise: 'Promise',
    kept: 'Kept',
    keptAgainst: (better, worse) => `${better} against ${worse}`,
    since: 'Since',
    atOpening: 'Since it opened',
    nowAgainst: (now, opening) => `${now}, was ${opening}`,
  },
  lines: {
    first: (title) => `New: ${title}`,
    worsened: (title, now) => `Worse: ${title} (now ${now})`,
    reopened: (title) => `Open again: ${title}`,
    resolved: (title, days) =>
      `Resolved after ${String(days)} ${days === 1 ? 'day' : 'days'}: ${title}`,
    corrected: (title) => `Corrected: late data took away what this rested on: ${title}`,
    acted: (title) => `Noted: ${title}`,
  },
  source: {
    late: (source) => `Data from ${source} are late`,
    broken: (source) => `${source} cannot be read`,
    silent: (source) => `${source} sends nothing`,
    returned: (source) => `${source} is back`,
    muted:
      'Gaps of its channels are held back until it returns; figures with them may still change.',
  },
  history: (count) =>
    count === 1
      ? '1 gap was open already when watching began'
      : `${String(count)} gaps were open already when watching began`,
  historySince: (title, day) => `${title}, since ${day}`,
  storm: (count) => `${String(count)} more gaps today`,
  stormHow: 'They are listed in the report; no further messages today.',
  routeClosed: (route, answer) => `Messages to "${route}" cannot be delivered (${answer})`,
  routeClosedHow: 'The route is closed until its configuration changes and the service restarts.',
  howSure: (contacts) => `based on ${contacts} contacts`,
  actions: {
    acknowledge: "I'm on it",
    snooze: 'Snooze',
    oneDay: '1 day',
    oneWeek: '1 week',
    nextDigest: 'Until the next digest',
    accept: 'Accept…',
    notUseful: 'Not useful',
  },
};
