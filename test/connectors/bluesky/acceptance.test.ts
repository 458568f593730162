import { blueskyAccount } from '../../../sandbox/fakes/bluesky.js';
import { sandboxKeys } from '../../../sandbox/keys.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';

const seen: Visibility = { door: 'twitter', kinds: ['message'], measurable: ['firstResponseAt'] };

describeConnector({
  connector: 'bluesky',
  keys: (url) => ({
    ...{ url, account: blueskyAccount, password: { env: 'BLUESKY_PASSWORD' } },
    channels: { public: 'twitter' },
  }),
  env: { BLUESKY_PASSWORD: sandboxKeys.blueskyPassword },
  wrongEnv: { BLUESKY_PASSWORD: 'wrong' },
  expected: (world, now) => expectedLines(world, now, seen),
  lineOf,
  // Read up to now; only 'complete until' stays behind by the lag.
  lagMs: 0,
  idleRequests: 2,
});
