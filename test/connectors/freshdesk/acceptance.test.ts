import { sandboxKeys } from '../../../sandbox/keys.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';

/** The vendor tells the last solving only, and none while a ticket is open again. */
const seen: Visibility = {
  door: 'web',
  kinds: ['message', 'note', 'solved'],
  isWholeSeconds: true,
  measurable: ['firstResponseAt', 'resolvedAt'],
  asShown: (events) => {
    const last = events.findLast(({ kind }) => kind === 'solved' || kind === 'reopened');
    return events.filter((event) => event.kind !== 'solved' || event === last);
  },
};

describeConnector({
  connector: 'freshdesk',
  keys: (url) => ({ url, apiKey: { env: 'FRESHDESK_KEY' }, channels: { portal: 'web' } }),
  env: { FRESHDESK_KEY: sandboxKeys.freshdeskKey },
  wrongEnv: { FRESHDESK_KEY: 'wrong' },
  expected: (world, now) => expectedLines(world, now, seen),
  lineOf,
  permission: { on: '/tickets', named: 'may see all tickets' },
  // Read up to now; only 'complete until' stays behind by the lag.
  lagMs: 0,
  idleRequests: 3,
  sandbox: { historyDays: 8 },
});
