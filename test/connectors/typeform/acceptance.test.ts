import { doors } from '../../../sandbox/company.js';
import { satisfactionForm } from '../../../sandbox/fakes/typeform.js';
import { sandboxKeys } from '../../../sandbox/keys.js';
import { describeConnector } from '../../support/acceptance-suite.js';

describeConnector({
  connector: 'typeform',
  keys: (url) => ({
    url,
    token: { env: 'TYPEFORM_TOKEN' },
    forms: { [satisfactionForm]: { csat: 'csat', nps: 'nps', ces: 'ces' } },
    historyDays: 25,
  }),
  env: { TYPEFORM_TOKEN: sandboxKeys.typeformToken },
  wrongEnv: { TYPEFORM_TOKEN: 'wrong' },
  expected: (world, now) =>
    doors
      .flatMap((door) => world.contactsOf(door))
      .flatMap(({ door, survey }) => {
        if (survey === null || survey.at > now) return [];
        const at = new Date(Math.floor(survey.at / 1000) * 1000).toISOString();
        return [`${door} ${at} ${survey.csat} ${survey.nps} ${survey.ces}`];
      })
      .sort(),
  lineOf: ({ channel, openedAt, csat, nps, ces }) =>
    [channel, new Date(openedAt).toISOString(), csat, nps, ces].join(' '),
  permission: { on: '/responses', named: 'responses:read' },
  lagMs: 1_800_000,
  idleRequests: 1,
});
