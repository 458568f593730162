import { mailbox } from '../../../sandbox/company.js';
import { sandboxKeys } from '../../../sandbox/keys.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';

const seen: Visibility = {
  door: 'email',
  kinds: ['message', 'receipt'],
  isWholeSeconds: true,
  measurable: ['firstResponseAt'],
};

describeConnector({
  connector: 'msgraph',
  root: 'graph',
  keys: (url) => ({
    ...{ url, loginUrl: url, mailbox, tenant: sandboxKeys.graphTenant },
    clientId: sandboxKeys.graphClientId,
    clientSecret: { env: 'GRAPH_SECRET' },
    historyDays: 25,
  }),
  env: { GRAPH_SECRET: sandboxKeys.graphClientSecret },
  wrongEnv: { GRAPH_SECRET: 'wrong' },
  expected: (world, now) => expectedLines(world, now, seen),
  lineOf,
  permission: { on: '/mailFolders/', named: 'Mail.ReadBasic.All' },
  lagMs: 0,
  idleRequests: 4,
});
