// Formbricks: what customers answered, and what reviewers found, joined to the conversations it is about.
import { channelKinds } from '../../domain/channel.js';
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { measurableIn } from '../survey-answer.js';
import { readResponses } from './client.js';
import { formbricksConfigSchema, type FormbricksConfig } from './config.js';
import { readFormbricksPage, type FormbricksState } from './read-page.js';

export const formbricksConnector: Connector<FormbricksConfig, FormbricksState> = {
  id: 'formbricks',
  stateVersion: 1,
  config: formbricksConfigSchema,
  traits: {
    kinds: channelKinds,
    reads: 'offset',
    minimumPollSeconds: 60,
    overlapSeconds: 3600,
    tailDays: 0,
    historyDays: null,
    permission: 'read access to the environment of the survey',
  },
  measurable: ({ surveys }) => measurableIn(Object.values(surveys)),
  isLive: () => true,
  hosts: ({ url }) => [url],
  check: (access) =>
    checked(access, async () => {
      const surveys = Object.keys(access.config.surveys);
      const from = access.clock.now();
      for (const survey of surveys)
        await readResponses(access, { survey, from, to: null, skip: 0 });
      return `Formbricks answers; ${surveys.length} surveys can be read.`;
    }),
  readPage: readFormbricksPage,
};
