import { happened } from '../../../sandbox/live-world.js';
import { sandboxKeys } from '../../../sandbox/keys.js';
import { describeConnector } from '../../support/acceptance-suite.js';

const text = (at: number | null | undefined): string =>
  at === null || at === undefined ? '-' : new Date(at).toISOString();

describeConnector({
  connector: 'hubspot',
  keys: (url) => ({
    ...{ url, token: { env: 'HUBSPOT_TOKEN' }, channels: { FORM: 'web' } },
    properties: { customer: 'customer_mail' },
  }),
  env: { HUBSPOT_TOKEN: sandboxKeys.hubspotToken },
  wrongEnv: { HUBSPOT_TOKEN: 'wrong' },
  expected: (world) =>
    world
      .contactsOf('web')
      .filter(({ openedAt }) => openedAt <= world.now())
      .map((contact) => {
        const events = happened(contact, world.now());
        const answer = events.find(({ by, kind }) => by === 'agent' && kind === 'message');
        const turn = events.findLast(({ kind }) => kind === 'solved' || kind === 'reopened');
        const solvedAt = turn?.kind === 'solved' ? turn.at : null;
        return ['web', text(contact.openedAt), text(answer?.at), text(solvedAt)].join(' ');
      })
      .sort(),
  lineOf: ({ channel, openedAt, firstResponseAt, resolvedAt }) =>
    [channel, text(openedAt), text(firstResponseAt), text(resolvedAt)].join(' '),
  permission: { on: '/tickets/search', named: 'the scope tickets' },
  // Read up to now; only 'complete until' stays behind by the lag.
  lagMs: 0,
  idleRequests: 1,
});
