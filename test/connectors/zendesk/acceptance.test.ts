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
  connector: 'zendesk',
  keys: (url) => ({ url, user: sandboxKeys.zendeskUser, token: { env: 'ZENDESK_TOKEN' } }),
  env: { ZENDESK_TOKEN: sandboxKeys.zendeskToken },
  wrongEnv: { ZENDESK_TOKEN: 'wrong' },
  expected: (world, now) => expectedLines(world, now, seen),
  lineOf,
  permission: { on: '/incremental/', named: 'administrator' },
  lagMs: 60_000,
  idleRequests: 3,
});
