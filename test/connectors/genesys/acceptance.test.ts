import { sandboxKeys } from '../../../sandbox/keys.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';

const seen: Visibility = {
  door: 'phone',
  kinds: ['message', 'queued', 'connected', 'transferred', 'abandoned', 'ended'],
  measurable: ['firstResponseAt', 'resolvedAt', 'abandonedAt', 'transfers'],
};

describeConnector({
  connector: 'genesys',
  keys: (url) => ({
    url,
    clientId: sandboxKeys.genesysClientId,
    clientSecret: { env: 'GENESYS_SECRET' },
    channels: { voice: 'phone' },
    historyDays: 25,
  }),
  env: { GENESYS_SECRET: sandboxKeys.genesysClientSecret },
  wrongEnv: { GENESYS_SECRET: 'wrong' },
  expected: (world, now) => expectedLines(world, now, seen),
  lineOf,
  permission: { on: '/routing/queues', named: 'routing:queue:view' },
  lagMs: 15 * 60_000,
  // A call going on at the watermark is read again: a job, its status, its results, two lists of names.
  idleRequests: 10,
});
