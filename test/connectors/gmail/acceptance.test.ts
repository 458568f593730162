import { sandboxKeys } from '../../../sandbox/keys.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';

const seen: Visibility = {
  door: 'email',
  kinds: ['message', 'receipt'],
  measurable: ['firstResponseAt'],
};

describeConnector({
  connector: 'gmail',
  keys: (url) => ({
    ...{ url, loginUrl: url, clientId: sandboxKeys.gmailClientId },
    clientSecret: { env: 'GMAIL_SECRET' },
    refreshToken: { env: 'GMAIL_REFRESH' },
    historyDays: 25,
  }),
  env: {
    GMAIL_SECRET: sandboxKeys.gmailClientSecret,
    GMAIL_REFRESH: sandboxKeys.gmailRefreshToken,
  },
  wrongEnv: { GMAIL_SECRET: sandboxKeys.gmailClientSecret, GMAIL_REFRESH: 'wrong' },
  expected: (world, now) => expectedLines(world, now, seen),
  lineOf,
  permission: { on: '/messages', named: 'gmail.readonly' },
  lagMs: 0,
  idleRequests: 2,
  sandbox: { historyDays: 3 },
});
