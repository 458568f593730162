import { sandboxKeys } from '../../../sandbox/keys.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';

const seen: Visibility = {
  door: 'email',
  kinds: ['message', 'receipt', 'note', 'solved', 'reopened'],
  measurable: ['firstResponseAt', 'resolvedAt', 'transfers'],
};

describeConnector({
  connector: 'front',
  keys: (url) => ({ url, token: { env: 'FRONT_TOKEN' }, historyDays: 25 }),
  env: { FRONT_TOKEN: sandboxKeys.frontToken },
  wrongEnv: { FRONT_TOKEN: 'wrong' },
  expected: (world, now) => expectedLines(world, now, seen),
  lineOf,
  permission: { on: '/events', named: 'events:*:read' },
  // Read up to now; only 'complete until' stays behind by the lag.
  lagMs: 0,
  idleRequests: 2,
  sandbox: { historyDays: 5 },
});
