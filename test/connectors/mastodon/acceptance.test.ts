import { sandboxKeys } from '../../../sandbox/keys.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';

const seen: Visibility = { door: 'twitter', kinds: ['message'], measurable: ['firstResponseAt'] };

describeConnector({
  connector: 'mastodon',
  keys: (url) => ({ url, token: { env: 'MASTODON_TOKEN' }, channels: { public: 'twitter' } }),
  env: { MASTODON_TOKEN: sandboxKeys.mastodonToken },
  wrongEnv: { MASTODON_TOKEN: 'wrong' },
  expected: (world, now) => expectedLines(world, now, seen),
  lineOf,
  permission: { on: '/notifications', named: 'read:notifications' },
  lagMs: 0,
  idleRequests: 2,
});
