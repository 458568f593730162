// The page after a state: form after form, each forward in time.
import type { Instant } from '../../domain/clock.js';
import type { Access, Page, Range } from '../connector.js';
import { pageOf } from '../page-of.js';
import { readRecords } from '../records.js';
import { presentOf, spanOf } from '../span.js';
import { readSurveyAnswer } from '../survey-answer.js';
import { readResponses, responsesAtOnce, type ResponsePage } from './client.js';
import type { TypeformConfig } from './config.js';
import { answerOf, responseSchema, type Response } from './normalise.js';

type TypeformAccess = Access<TypeformConfig>;

export interface TypeformState {
  /** By form id: from when on it is read next (milliseconds). */
  readonly from: Readonly<Record<string, Instant>>;
  readonly since: Instant;
  /** The form being read; null = a pass begins. */
  readonly form: string | null;
  readonly passStartedAt: Instant | null;
}

/** New responses may show only after half an hour. */
const lagMs = 1_800_000;

export async function readTypeformPage(
  access: TypeformAccess,
  state: TypeformState | null,
  range: Range,
): Promise<Page<TypeformState>> {
  const { from: since, to } = spanOf(range, access.config.historyDays, access.clock.now());
  const begun = state ?? { from: {}, since, form: null, passStartedAt: null };
  const form = begun.form ?? Object.keys(access.config.forms)[0];
  if (form === undefined) return pageOf({ next: begun, isLast: true });
  const page = await readResponses(access, { form, from: begun.from[form] ?? begun.since, to });
  const passStartedAt = begun.passStartedAt ?? presentOf(access, page.answer);
  return pageAfter(access, { ...begun, form, passStartedAt }, page);
}

type Passing = TypeformState & { readonly form: string; readonly passStartedAt: Instant };

function pageAfter(
  access: TypeformAccess,
  state: Passing,
  page: ResponsePage,
): Page<TypeformState> {
  const { items, skipped } = readRecords(responseSchema, page.responses, keyOf);
  const { config } = access;
  const rules = { ...config, questions: config.forms[state.form] ?? {} };
  const read = items.map((one) => readSurveyAnswer(answerOf(one, config.channelField), rules));
  return pageOf({
    conversations: read.flatMap((one) => one.conversations),
    lateRatings: read.flatMap((one) => one.lateRatings),
    skipped: [...skipped, ...read.flatMap((one) => one.skipped)],
    ...standing(access, state, { page, items }),
  });
}

type Standing = Pick<Page<TypeformState>, 'next' | 'isLast' | 'completeUntil'>;

/** The next page begins at the last second seen; one second more where that is all there was. */
function standing(
  access: TypeformAccess,
  state: Passing,
  { page, items }: { readonly page: ResponsePage; readonly items: readonly Response[] },
): Standing {
  const from = state.from[state.form] ?? state.since;
  const last = Math.max(from, ...items.map((one) => one.submitted_at));
  if (page.responses.length >= responsesAtOnce) {
    const at = last > from ? last : from + 1000;
    const next = { ...state, from: { ...state.from, [state.form]: at } };
    return { next, isLast: false, completeUntil: null };
  }
  const shownUntil = state.passStartedAt - 2 * lagMs;
  const read = { ...state.from, [state.form]: Math.max(from, Math.min(last, shownUntil)) };
  const forms = Object.keys(access.config.forms);
  const form = forms[forms.indexOf(state.form) + 1] ?? null;
  if (form !== null)
    return { next: { ...state, from: read, form }, isLast: false, completeUntil: null };
  const next: TypeformState = { ...state, from: read, form, passStartedAt: null };
  return { next, isLast: true, completeUntil: state.passStartedAt - lagMs };
}

function keyOf(record: unknown, place: number): string {
  const { response_id: id } = (record ?? {}) as { response_id?: unknown };
  return typeof id === 'string' ? id : `items[${place}]`;
}
