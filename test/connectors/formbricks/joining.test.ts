// Surveys and reviews reach the contacts they are about, through the vendors' own ids, whichever source is read first.
import { brandHandle, mailbox, type Door } from '../../../sandbox/company.js';
import { hashOf } from '../../../sandbox/random.js';
import { sandboxKeys as keys } from '../../../sandbox/keys.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import { surveys } from '../../../sandbox/fakes/formbricks.js';
import type { Stores } from '../../../src/storage/create-stores.js';
import { storedInteractions, storesInMemory } from '../../support/page.js';
import { configurationOf, PolledSource, type SourceSetup } from '../../support/polled-source.js';
import { startStillSandbox } from '../../support/sandbox.js';

const env = {
  X: keys.xBearer,
  GENESYS: keys.genesysClientSecret,
  GRAPH: keys.graphClientSecret,
  ZENDESK: keys.zendeskToken,
  FORMBRICKS: keys.formbricksKey,
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startStillSandbox({ zendesk: { exportsPerMinute: 1000 } });
});
afterAll(() => sandbox.close());

function company(): ReadonlyMap<string, PolledSource> {
  const at = (vendor: string): string => `${sandbox.url}/${vendor}`;
  const sources = { twitter: 'social', phone: 'calls', email: 'mail', web: 'desk' };
  const keysOf: Readonly<Record<string, object>> = {
    social: {
      connector: 'x',
      url: at('x'),
      account: brandHandle,
      token: { env: 'X' },
      channels: { public: 'twitter' },
    },
    calls: {
      connector: 'genesys',
      url: at('genesys'),
      clientId: keys.genesysClientId,
      clientSecret: { env: 'GENESYS' },
      channels: { voice: 'phone' },
    },
    mail: {
      connector: 'msgraph',
      url: at('graph'),
      loginUrl: at('graph'),
      mailbox,
      tenant: keys.graphTenant,
      clientId: keys.graphClientId,
      clientSecret: { env: 'GRAPH' },
    },
    desk: {
      connector: 'zendesk',
      url: at('zendesk'),
      user: keys.zendeskUser,
      token: { env: 'ZENDESK' },
    },
    survey: {
      connector: 'formbricks',
      url: at('formbricks'),
      apiKey: { env: 'FORMBRICKS' },
      surveys: {
        [surveys.satisfaction]: { csat: 'csat', nps: 'nps', ces: 'ces' },
        [surveys.review]: { answerCorrect: 'answer_correct' },
      },
      join: { id: 'interaction_id', source: 'channel', sources },
    },
  };
  const setups = Object.entries(keysOf).map(([id, one], place): SourceSetup => ({
    id,
    keys: { ...one, historyDays: 25 },
    env: place === 0 ? env : {},
    allowHosts: [new URL(sandbox.url).host],
    now: () => sandbox.world.now(),
  }));
  const configuration = configurationOf(setups);
  return new Map(setups.map((setup) => [setup.id, new PolledSource(setup, configuration)]));
}

async function polled(order: readonly string[]): Promise<Stores> {
  const sources = company();
  const stores = await storesInMemory();
  for (const id of order) await sources.get(id)!.poll(stores);
  return stores;
}

/** Ratings and reviews of one door, as the simulation gave them to contacts that the vendor shows. */
function saidAt(door: Door): readonly string[] {
  const now = sandbox.world.now();
  return sandbox.world
    .contactsOf(door)
    .flatMap((contact) => {
      const { survey, review } = contact;
      const isFinished = hashOf(`finished ${String(contact.id)}`) % 10 !== 0;
      const said = survey !== null && survey.at <= now && isFinished ? survey : null;
      const seen = review !== null && review.at <= now ? review : null;
      if (said === null && seen === null) return [];
      return [
        `${said?.csat ?? '-'} ${said?.nps ?? '-'} ${said?.ces ?? '-'} ${String(seen?.isRight ?? '-')}`,
      ];
    })
    .sort();
}

it.each([
  ['first', ['survey', 'social', 'calls', 'mail', 'desk']],
  ['last', ['social', 'calls', 'mail', 'desk', 'survey']],
])('joins every answer to its contact when the survey is read %s', async (_, order) => {
  const stores = await polled(order);
  const interactions = await storedInteractions(stores);
  const channels = { twitter: 'twitter', phone: 'phone', email: 'email', web: 'web' } as const;
  for (const door of Object.values(channels)) {
    const found = interactions.filter(({ channel }) => channel === door);
    const said = found
      .filter(({ ces, answerCorrect }) => ces !== null || answerCorrect !== null)
      .map(
        ({ csat, nps, ces, answerCorrect }) =>
          `${ces === null ? '-' : csat!} ${nps ?? '-'} ${ces ?? '-'} ${String(answerCorrect ?? '-')}`,
      );
    expect([door, said.sort()]).toEqual([door, saidAt(door)]);
  }
  expect(interactions.filter(({ source }) => source === 'survey')).toEqual([]);
});
