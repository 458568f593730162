// Builders for tests: an interaction, a timeline, an office.
import type { Calendar } from '../../src/domain/calendar.js';
import type { ConversationRead, TimelineEvent } from '../../src/domain/conversation.js';
import { measurableFields } from '../../src/domain/conversation.js';
import type { CutContext } from '../../src/domain/cut.js';
import type { Interaction } from '../../src/domain/interaction.js';
import type { Instant } from '../../src/domain/clock.js';
import { createMeasurer, defaultLimits, defaultRipeSeconds } from '../../src/domain/measure.js';
import type { Measurement, MeasureRules } from '../../src/domain/measure.js';
import { parseWeeklyHours } from '../../src/domain/opening-hours.js';
import { parseLocal } from '../../src/domain/local-instant.js';

/** Local time in Brussels: `brussels('2026-10-19 09:00')`. */
export function brussels(text: string): Instant {
  return parseLocal(text, 'Europe/Brussels')!.at;
}

export function calendar(
  hours: Readonly<Record<string, readonly string[]>>,
  holidays: readonly string[] = [],
): Calendar {
  const version = {
    from: null,
    timezone: 'Europe/Brussels',
    hours: parseWeeklyHours(hours),
    holidays,
  };
  return { id: 'test', versions: [version] };
}

/** The office of product.md: 08:00-12:30 and 13:00-18:00 on weekdays, closed on 25 December 2026. */
export const office = calendar({ 'mon-fri': ['08:00-12:30', '13:00-18:00'] }, ['2026-12-25']);

export function anInteraction(fields: Partial<Interaction> = {}): Interaction {
  return {
    source: 'test',
    id: 'c1',
    episode: 1,
    channel: 'email',
    topic: 'billing',
    rawTopic: 'billing',
    openedAt: brussels('2026-10-19 09:00'),
    firstResponseAt: null,
    firstAutomatedResponseAt: null,
    resolvedAt: null,
    abandonedAt: null,
    end: 'open',
    isSettledByBot: false,
    botSilenceUntil: null,
    mergedInto: null,
    dueAt: null,
    promiseKept: null,
    reopenedAt: null,
    reopens: null,
    transfers: null,
    csat: null,
    nps: null,
    ces: null,
    scales: {},
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
    faults: [],
    measurable: measurableFields,
    nextContact: null,
    ...fields,
  };
}

export const defaultRules: MeasureRules = {
  promises: [],
  calendarOf: () => null,
  limits: defaultLimits,
  ripeSeconds: defaultRipeSeconds,
};

/** Measurements by `metric` (first variant) or `metric/variant`. */
export function measured(
  interaction: Interaction,
  asOf: Instant,
  rules: Partial<MeasureRules> = {},
): Readonly<Record<string, Measurement>> {
  const all = createMeasurer({ ...defaultRules, ...rules })(interaction, asOf);
  return Object.fromEntries(all.map((each) => [`${each.metric}/${each.variant}`, each]));
}

export const plainContext: CutContext = {
  source: 'test',
  mapChannel: (raw) => raw,
  mapTopic: (raws) => ({ topic: raws.at(-1) ?? null, raw: raws.at(-1) ?? null }),
  measurable: measurableFields,
};

export function aConversation(
  events: readonly TimelineEvent[],
  fields: Partial<ConversationRead> = {},
): ConversationRead {
  return {
    id: 'c1',
    coverage: 'whole',
    updatedAt: null,
    channel: 'email',
    topics: ['billing'],
    startedBy: 'customer',
    customer: null,
    events,
    dueAt: null,
    counts: {},
    ratings: [],
    answerCorrect: null,
    resolvedFirstContact: null,
    ...fields,
  };
}

let serial = 0;

/** An event at a local time in Brussels; visible unless said. */
export function event(
  at: string | Instant,
  by: TimelineEvent['by'],
  kind: TimelineEvent['kind'] = 'message',
  fields: Partial<TimelineEvent> = {},
): TimelineEvent {
  serial += 1;
  const instant = typeof at === 'string' ? brussels(at) : at;
  return { id: `e${serial}`, at: instant, by, kind, isVisibleToCustomer: true, ...fields };
}
