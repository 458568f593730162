// Surveys and reviews reach the contacts they are about, through the vendors' own ids, whichever source is read first.
import { brandHandle, mailbox } from '../../../sandbox/company.js';
import type { SimulatedContact } from '../../../sandbox/contact.js';
import { hashOf } from '../../../sandbox/random.js';
import { sandboxKeys as keys } from '../../../sandbox/keys.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import { surveys } from '../../../sandbox/fakes/formbricks.js';
import type { ConversationRead } from '../../../src/domain/conversation.js';
import type { Interaction } from '../../../src/domain/interaction.js';
import type { Stores } from '../../../src/storage/create-stores.js';
import { expectedInteractions, type Visibility } from '../../support/expected-contacts.js';
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

/** What each vendor shows of its contacts: where nobody can see an end, a contact is one episode. */
const shownBy: readonly Visibility[] = [
  { door: 'twitter', kinds: ['message'], measurable: [] },
  {
    door: 'phone',
    kinds: ['message', 'queued', 'connected', 'transferred', 'abandoned', 'ended'],
    measurable: [],
  },
  { door: 'email', kinds: ['message', 'receipt'], isWholeSeconds: true, measurable: [] },
  {
    door: 'web',
    kinds: ['message', 'receipt', 'note', 'solved', 'reopened'],
    isWholeSeconds: true,
    measurable: [],
  },
];

/** Ratings and reviews of one door, at the episode they were given after, as the simulation has them. */
function saidAt(shown: Visibility): readonly string[] {
  const now = sandbox.world.now();
  return sandbox.world
    .contactsOf(shown.door)
    .filter(({ openedAt }) => openedAt <= now)
    .flatMap((contact) => expectedInteractions(contact, now, shown, opinionOn(contact, now)))
    .flatMap(lineOf)
    .sort();
}

function opinionOn(
  { id, survey, review }: SimulatedContact,
  now: number,
): Partial<ConversationRead> {
  const isFinished = hashOf(`finished ${String(id)}`) % 10 !== 0;
  const said = survey !== null && survey.at <= now && isFinished ? survey : null;
  const seen = review !== null && review.at <= now ? review : null;
  const scales = { csat: '1-5', nps: '0-10', ces: '1-7' } as const;
  const ratings = (['csat', 'nps', 'ces'] as const).flatMap((metric) =>
    said === null
      ? []
      : [{ metric, value: said[metric], scale: scales[metric], answeredAt: said.at }],
  );
  return { ratings, answerCorrect: seen?.isRight ?? null, reviewedAt: seen?.at ?? null };
}

/** Nothing where nothing was said: Zendesk's own satisfaction score is not the survey's. */
function lineOf({ openedAt, ces, csat, nps, answerCorrect }: Interaction): readonly string[] {
  if (ces === null && answerCorrect === null) return [];
  const said = [ces === null ? null : csat, nps, ces, answerCorrect];
  return [[new Date(openedAt).toISOString(), ...said.map((one) => String(one ?? '-'))].join(' ')];
}

it.each([
  ['first', ['survey', 'social', 'calls', 'mail', 'desk']],
  ['last', ['social', 'calls', 'mail', 'desk', 'survey']],
])('joins every answer to its contact when the survey is read %s', async (_, order) => {
  const stores = await polled(order);
  const interactions = await storedInteractions(stores);
  for (const shown of shownBy) {
    const found = interactions.filter(({ channel }) => channel === shown.door);
    expect([shown.door, found.flatMap(lineOf).sort()]).toEqual([shown.door, saidAt(shown)]);
  }
  expect(interactions.filter(({ source }) => source === 'survey')).toEqual([]);
});
