// The page after a state: survey after survey, each in the order its responses changed.
import type { Instant } from '../../domain/clock.js';
import type { Access, Page, Range } from '../connector.js';
import { pageOf } from '../page-of.js';
import { idOf, leftOut, readRecords } from '../records.js';
import { presentOf, spanOf } from '../span.js';
import { readSurveyAnswer } from '../survey-answer.js';
import { readResponses, responsesAtOnce, type ResponsePage } from './client.js';
import type { FormbricksConfig } from './config.js';
import { answerOf, responseSchema, type Response } from './normalise.js';

type FormbricksAccess = Access<FormbricksConfig>;

export interface FormbricksState {
  /** By survey id: from which change on it is read next (milliseconds). */
  readonly from: Readonly<Record<string, Instant>>;
  /** Where surveys begin that are not in `from` yet. */
  readonly since: Instant;
  /** The survey being read; null = a pass begins. */
  readonly survey: string | null;
  /** How many responses of the very instant `from` have been read. */
  readonly skip: number;
  readonly passStartedAt: Instant | null;
}

const overlapMs = 3_600_000;

export async function readFormbricksPage(
  access: FormbricksAccess,
  state: FormbricksState | null,
  range: Range,
): Promise<Page<FormbricksState>> {
  const { from: since, to } = spanOf(range, access.config.historyDays, access.clock.now());
  const begun = state ?? { from: {}, since, survey: null, skip: 0, passStartedAt: null };
  const survey = begun.survey ?? surveysOf(access)[0];
  if (survey === undefined) return pageOf({ next: begun, isLast: true });
  const from = begun.from[survey] ?? begun.since;
  const page = await readResponses(access, { survey, from, to, skip: begun.skip });
  const passStartedAt = begun.passStartedAt ?? presentOf(access, page.answer);
  return pageAfter(access, { ...begun, survey, passStartedAt }, page);
}

function surveysOf({ config }: FormbricksAccess): readonly string[] {
  return Object.keys(config.surveys);
}

function pageAfter(
  access: FormbricksAccess,
  state: FormbricksState & { readonly survey: string },
  page: ResponsePage,
): Page<FormbricksState> {
  const { items, skipped } = readRecords(responseSchema, page.responses, idOf('responses'));
  const { config } = access;
  const rules = { ...config, questions: config.surveys[state.survey] ?? {} };
  const finished = items.filter((response) => response.finished);
  const read = finished.map((one) => readSurveyAnswer(answerOf(one, config.channelField), rules));
  const unfinished = items.filter((response) => !response.finished);
  return pageOf({
    conversations: read.flatMap((one) => one.conversations),
    lateRatings: read.flatMap((one) => one.lateRatings),
    skipped: [
      ...skipped,
      ...read.flatMap((one) => one.skipped),
      ...unfinished.map(({ id, updatedAt }) => leftOut(id, 'unfinished', false, updatedAt)),
    ],
    ...standing(access, state, { page, items }),
  });
}

type Standing = Pick<Page<FormbricksState>, 'next' | 'isLast' | 'completeUntil'>;

/**
 * Offsets shift when a response changes while we page; so the next page begins at the last change seen, and an offset
 * counts only among responses of one instant.
 */
function standing(
  access: FormbricksAccess,
  state: FormbricksState & { readonly survey: string },
  { page, items }: { readonly page: ResponsePage; readonly items: readonly Response[] },
): Standing {
  const from = state.from[state.survey] ?? state.since;
  const last = Math.max(from, ...items.map(({ updatedAt }) => updatedAt));
  if (page.responses.length >= responsesAtOnce) {
    const skip = last > from ? 0 : state.skip + page.responses.length;
    const next = { ...state, from: { ...state.from, [state.survey]: last }, skip };
    return { next, isLast: false, completeUntil: null };
  }
  const read = { ...state.from, [state.survey]: Math.max(from, last - overlapMs) };
  const surveys = surveysOf(access);
  const following = surveys[surveys.indexOf(state.survey) + 1] ?? null;
  const isLast = following === null;
  const passStartedAt = isLast ? null : state.passStartedAt;
  const next = { ...state, from: read, skip: 0, survey: following, passStartedAt };
  return { next, isLast, completeUntil: isLast ? state.passStartedAt : null };
}
