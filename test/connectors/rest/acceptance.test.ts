import { sandboxKeys } from '../../../sandbox/keys.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';
import { deskKeys } from './desk-keys.js';

const seen: Visibility = {
  door: 'web',
  kinds: ['message', 'receipt', 'note', 'solved', 'reopened'],
  measurable: ['firstResponseAt', 'resolvedAt', 'transfers'],
};

describeConnector({
  connector: 'rest',
  keys: (url) => deskKeys(url, { by: 'cursor', parameter: 'after', next: 'next_cursor' }),
  env: { DESK_TOKEN: sandboxKeys.deskToken },
  wrongEnv: { DESK_TOKEN: 'wrong' },
  expected: (world, now) => expectedLines(world, now, seen),
  lineOf,
  // Read up to now; only 'complete until' stays behind by the lag.
  lagMs: 0,
  idleRequests: 10,
  sandbox: { historyDays: 8 },
});
