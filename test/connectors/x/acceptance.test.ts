import { sandboxKeys } from '../../../sandbox/keys.js';
import { brandHandle } from '../../../sandbox/company.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';

const seen: Visibility = { door: 'twitter', kinds: ['message'], measurable: ['firstResponseAt'] };

describeConnector({
  connector: 'x',
  keys: (url) => ({
    url,
    account: brandHandle,
    token: { env: 'X_BEARER' },
    channels: { public: 'twitter' },
  }),
  env: { X_BEARER: sandboxKeys.xBearer },
  wrongEnv: { X_BEARER: 'wrong' },
  expected: (world, now) => expectedLines(world, now, seen),
  lineOf,
  // A known post is soon too old to ask from.
  forgetfulSandbox: { x: { sinceIdReachDays: 0.05, requestsPerQuarter: 100_000 } },
  permission: { on: '/mentions', named: 'tweet.read' },
  lagMs: 0,
  idleRequests: 2,
});
