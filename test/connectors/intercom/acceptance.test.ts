import { sandboxKeys } from '../../../sandbox/keys.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';

const seen: Visibility = {
  door: 'web',
  kinds: ['message', 'receipt', 'note', 'solved', 'reopened'],
  isWholeSeconds: true,
  measurable: ['firstResponseAt', 'resolvedAt', 'transfers'],
};

describeConnector({
  connector: 'intercom',
  keys: (url) => ({ url, token: { env: 'INTERCOM_TOKEN' }, channels: { conversation: 'web' } }),
  env: { INTERCOM_TOKEN: sandboxKeys.intercomToken },
  wrongEnv: { INTERCOM_TOKEN: 'wrong' },
  expected: (world, now) => expectedLines(world, now, seen),
  lineOf,
  permission: { on: '/conversations/search', named: 'read conversations' },
  // Read up to now; only 'complete until' stays behind by the lag.
  lagMs: 0,
  idleRequests: 1,
  sandbox: { historyDays: 8 },
});
