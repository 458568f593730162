// Typeform: what customers answered, joined by hidden fields to the conversations it is about.
import { channelKinds } from '../../domain/channel.js';
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { measurableIn } from '../survey-answer.js';
import { readForm, readResponses } from './client.js';
import { typeformConfigSchema, type TypeformConfig } from './config.js';
import { readTypeformPage, type TypeformState } from './read-page.js';

export const typeformConnector: Connector<TypeformConfig, TypeformState> = {
  id: 'typeform',
  stateVersion: 1,
  config: typeformConfigSchema,
  traits: {
    kinds: channelKinds,
    reads: 'window',
    minimumPollSeconds: 60,
    overlapSeconds: 3600,
    tailDays: 0,
    historyDays: null,
    permission: 'the scopes forms:read and responses:read',
  },
  measurable: ({ forms }) => measurableIn(Object.values(forms)),
  isLive: () => true,
  hosts: ({ url }) => [url],
  check: (access) =>
    checked(access, async () => {
      const forms = Object.keys(access.config.forms);
      const from = access.clock.now();
      for (const form of forms) {
        await readForm(access, form);
        await readResponses(access, { form, from, to: null });
      }
      return `Typeform answers; ${forms.length} forms can be read.`;
    }),
  readPage: readTypeformPage,
};
