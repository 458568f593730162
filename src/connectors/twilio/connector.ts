// Twilio TaskRouter: calls and chats as the events of their tasks.
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { readEvents, readWorkspace } from './client.js';
import { twilioConfigSchema, type TwilioConfig } from './config.js';
import { readTwilioPage, type TwilioState } from './read-page.js';

export const twilioConnector: Connector<TwilioConfig, TwilioState> = {
  id: 'twilio',
  stateVersion: 1,
  config: twilioConfigSchema,
  traits: {
    kinds: ['voice', 'chat', 'social'],
    reads: 'window',
    minimumPollSeconds: 60,
    overlapSeconds: 300,
    tailDays: 1,
    historyDays: 30,
    permission: 'the permission to read TaskRouter workspaces and their events',
  },
  measurable: () => ['firstResponseAt', 'resolvedAt', 'abandonedAt', 'transfers', 'customer'],
  isLive: () => true,
  hosts: ({ url }) => [url],
  check: (access) =>
    checked(access, async () => {
      await readWorkspace(access);
      const to = access.clock.now();
      await readEvents(access, { from: to - 60_000, to });
      return 'Twilio answers, and knows the workspace.';
    }),
  readPage: readTwilioPage,
};
