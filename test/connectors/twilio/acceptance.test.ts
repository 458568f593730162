import { workspace } from '../../../sandbox/fakes/twilio.js';
import { sandboxKeys } from '../../../sandbox/keys.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';

const seen: Visibility = {
  door: 'phone',
  kinds: ['message', 'queued', 'connected', 'transferred', 'abandoned', 'ended'],
  measurable: ['firstResponseAt', 'resolvedAt', 'abandonedAt', 'transfers'],
};

describeConnector({
  connector: 'twilio',
  keys: (url) => ({
    ...{ url, workspace, user: sandboxKeys.twilioAccount },
    password: { env: 'TWILIO_TOKEN' },
    channels: { voice: 'phone' },
    historyDays: 25,
  }),
  env: { TWILIO_TOKEN: sandboxKeys.twilioToken },
  wrongEnv: { TWILIO_TOKEN: 'wrong' },
  expected: (world, now) => expectedLines(world, now, seen),
  lineOf,
  permission: { on: '/Events', named: 'TaskRouter' },
  lagMs: 0,
  idleRequests: 1,
});
