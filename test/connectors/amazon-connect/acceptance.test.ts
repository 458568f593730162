import { connectInstance } from '../../../sandbox/fakes/amazon-connect.js';
import { sandboxKeys } from '../../../sandbox/keys.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';

const seen: Visibility = {
  door: 'phone',
  kinds: ['message', 'queued', 'connected', 'transferred', 'abandoned', 'ended'],
  measurable: ['firstResponseAt', 'resolvedAt', 'abandonedAt', 'transfers'],
};

describeConnector({
  connector: 'amazon-connect',
  keys: (url) => ({
    ...{ url, region: 'eu-central-1', instanceId: connectInstance },
    accessKeyId: sandboxKeys.connectAccessKeyId,
    secretAccessKey: { env: 'CONNECT_SECRET' },
    channels: { voice: 'phone' },
    historyDays: 35,
  }),
  env: { CONNECT_SECRET: sandboxKeys.connectSecretKey },
  wrongEnv: { CONNECT_SECRET: 'wrong' },
  // Read up to now, although records may change for two days more: 'complete until' stays so far behind.
  expected: (world) => expectedLines(world, world.now(), seen),
  lineOf,
  permission: {
    on: '/search-contacts',
    named: 'connect:SearchContacts',
    headers: { 'x-amzn-errortype': 'AccessDeniedException' },
  },
  lagMs: 48 * 3_600_000,
  idleRequests: 3,
  sandbox: { historyDays: 12 },
});
