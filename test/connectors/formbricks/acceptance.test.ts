import { doors } from '../../../sandbox/company.js';
import { hashOf } from '../../../sandbox/random.js';
import { sandboxKeys } from '../../../sandbox/keys.js';
import { surveys } from '../../../sandbox/fakes/formbricks.js';
import type { LiveWorld } from '../../../sandbox/live-world.js';
import { describeConnector } from '../../support/acceptance-suite.js';

/** Every finished survey and every review, as channel, instant and what was said. */
function expected(world: LiveWorld, now: number): readonly string[] {
  const contacts = doors.flatMap((door) => world.contactsOf(door));
  const surveyed = contacts.flatMap(({ id, door, survey }) => {
    const isFinished = hashOf(`finished ${String(id)}`) % 10 !== 0;
    if (survey === null || survey.at > now || !isFinished) return [];
    return [
      `${door} ${new Date(survey.at).toISOString()} ${survey.csat} ${survey.nps} ${survey.ces} -`,
    ];
  });
  const reviewed = contacts.flatMap(({ door, review }) =>
    review === null || review.at > now
      ? []
      : [`${door} ${new Date(review.at).toISOString()} - - - ${String(review.isRight)}`],
  );
  return [...surveyed, ...reviewed].sort();
}

describeConnector({
  connector: 'formbricks',
  keys: (url) => ({
    url,
    apiKey: { env: 'FORMBRICKS_KEY' },
    surveys: {
      [surveys.satisfaction]: { csat: 'csat', nps: 'nps', ces: 'ces' },
      [surveys.review]: { answerCorrect: 'answer_correct' },
    },
    historyDays: 25,
  }),
  env: { FORMBRICKS_KEY: sandboxKeys.formbricksKey },
  wrongEnv: { FORMBRICKS_KEY: 'wrong' },
  expected,
  lineOf: ({ channel, openedAt, csat, nps, ces, answerCorrect }) =>
    [
      channel,
      new Date(openedAt).toISOString(),
      ...[csat, nps, ces, answerCorrect].map((said) => String(said ?? '-')),
    ].join(' '),
  permission: { on: '/responses', named: 'read access' },
  lagMs: 0,
  idleRequests: 2,
});
