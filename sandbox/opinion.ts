// What customers say afterwards, and what a colleague finds who looks the answer over.
import {
  ordinaryWait,
  promiseSecondsOf,
  reviewedShare,
  rightShare,
  surveyShare,
  type Topic,
} from './company.js';
import type { Review, SurveyAnswer } from './contact.js';
import type { Arrival } from './arrival.js';
import type { Random } from './random.js';
import type { Story } from './story.js';
import { plantedEffect, type Truth } from './truth.js';

export interface Opinions {
  readonly survey: SurveyAnswer | null;
  readonly review: Review | null;
}

const hour = 3_600_000;
const moodOf: Readonly<Record<Topic, number>> = {
  billing: 0,
  outage: -0.4,
  moving: 0.1,
  contract: -0.2,
  login: 0.25,
  device: 0,
  other: 0,
};

/** Survey and review of one contact; `waitSeconds` is on the door's own clock. */
export function opinionsOn(
  arrival: Arrival,
  story: Story,
  waitSeconds: number,
  { truth, random }: { readonly truth: Truth; readonly random: Random },
): Opinions {
  const share = plantedEffect(
    truth,
    'answer_correct',
    { ...arrival, openedAt: arrival.at },
    rightShare,
  );
  const isRight = random.chance(share);
  const doneAt = story.solvedAt ?? story.answeredAt;
  if (doneAt === null) return { survey: null, review: null };
  const delay = Math.max(0, Math.log(waitSeconds / promiseSecondsOf[arrival.door] / ordinaryWait));
  const mood = moodOf[arrival.topic] - 0.3 * delay - (isRight ? 0 : 1.2);
  return {
    survey: random.chance(surveyShare) ? surveyOf(doneAt, mood, random) : null,
    review: random.chance(reviewedShare)
      ? { at: doneAt + random.whole(8, 100) * hour, isRight }
      : null,
  };
}

function surveyOf(doneAt: number, mood: number, random: Random): SurveyAnswer {
  const invitedAt = doneAt + hour;
  const at = invitedAt + Math.round(random.exponential(9 * 3600)) * 1000 + 60_000;
  const feeling = mood + 0.8 * random.normal();
  return {
    invitedAt,
    at,
    csat: within(4.3 + feeling, 1, 5),
    nps: within(8.3 + 2 * feeling + 0.6 * random.normal(), 0, 10),
    ces: within(5.6 + 1.2 * feeling + 0.5 * random.normal(), 1, 7),
  };
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(value)));
}
