// Formbricks management API v2 over HTTP: the responses to one survey, in the order they changed.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.js';
import type { Access, HttpAnswer } from '../connector.js';
import { readAnswer } from '../records.js';
import type { FormbricksConfig } from './config.js';

export const responsesAtOnce = 250;

const pageSchema = z.object({ data: z.array(z.unknown()) });

export interface ResponsePage {
  readonly responses: readonly unknown[];
  readonly answer: HttpAnswer;
}

export interface ResponseQuery {
  readonly survey: string;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly skip: number;
}

/** Responses changed in [from, to), oldest change first; `skip` only within one instant. */
export async function readResponses(
  access: Access<FormbricksConfig>,
  { survey, from, to, skip }: ResponseQuery,
): Promise<ResponsePage> {
  const { url, apiKey } = access.config;
  const answer = await access.http.request({
    ...{ method: 'GET', url: `${url}/api/v2/management/responses` },
    headers: { 'x-api-key': apiKey.reveal() },
    query: {
      surveyId: survey,
      ...{ filterDateField: 'updatedAt', sortBy: 'updatedAt', order: 'asc' },
      startDate: new Date(from).toISOString(),
      endDate: to === null ? undefined : new Date(to).toISOString(),
      limit: String(responsesAtOnce),
      skip: String(skip),
    },
  });
  const { data } = readAnswer(pageSchema, answer.body, access.source.id);
  return { responses: data, answer };
}
