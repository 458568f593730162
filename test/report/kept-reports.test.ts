import type { Instant } from '../../src/domain/clock.js';
import type { Interaction } from '../../src/domain/interaction.js';
import { createMeasurer, defaultLimits, defaultRipeSeconds } from '../../src/domain/measure.js';
import type { ReportQuery } from '../../src/report/consistency-report.js';
import type { ReportSettings } from '../../src/report/report-settings.js';
import { createReporter } from '../../src/report/reporter.js';
import { createStores, type Stores } from '../../src/storage/create-stores.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { anInteraction, brussels } from '../support/interactions.js';
import { channels, everything, topics } from './comparison-fixture.js';
import { jsonOf } from '../../src/report/report-answer.js';

// A reporter that keeps what it read tells, after any change, byte for byte what one tells that has never read before.

const zone = 'Europe/Brussels';
const hour = 3_600_000;
const day = 24 * hour;
const start = brussels('2026-03-30 00:00');
const topicIds = ['billing', 'Sidewalk, broken'];
const doors = ['phone', 'twitter'] as const;

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const settings: ReportSettings = {
  zone,
  channels,
  topics: topics.slice(0, 1),
  promises: [],
  margins: {},
  sources: doors.map((channel) => ({
    id: `${channel}s`,
    connector: 'file',
    isLive: true,
    channels: [channel],
    namesChannels: false,
    channelOf: () => channel,
  })),
};

/** A contact of some week; about one in twelve is never answered. */
function contactAt(openedAt: Instant, number: number, random: () => number): Interaction {
  const channel = doors[Math.floor(random() * 2)]!;
  const topic = topicIds[Math.floor(random() * 2)]!;
  const wait = Math.round(1800 * Math.exp(3 * (random() - 0.5))) * 1000;
  const isAnswered = random() > 0.08;
  return anInteraction({
    ...{ source: `${channel}s`, id: `c${number}`, channel, topic, rawTopic: topic, openedAt },
    firstResponseAt: isAnswered ? openedAt + wait : null,
    csat: random() < 0.3 ? Math.ceil(random() * 5) : null,
    scales: { csat: '1-5' },
    customer: `customer-${number % 40}`,
    measurable: ['firstResponseAt', 'csat'],
  });
}

interface Company {
  readonly stores: Stores;
  readonly random: () => number;
  readonly contacts: Interaction[];
  completeUntil: Instant;
}

async function openCompany(seed: number): Promise<Company> {
  const measurer = createMeasurer({
    ...{ promises: [], calendarOf: () => null },
    ...{ limits: defaultLimits, ripeSeconds: defaultRipeSeconds },
  });
  const stores = await createStores(await openDatabase('sqlite::memory:'), {
    ...{ measurer, zone, clock: { now: () => brussels('2027-01-01 00:00') } },
    channels: channels.map(({ id }) => id),
  });
  const random = seeded(seed);
  const company = { stores, random, contacts: [], completeUntil: brussels('2026-10-21 08:00') };
  const step = (company.completeUntil - start) / 900;
  for (let number = 0; number < 900; number++)
    await tell(company, contactAt(start + number * step, number, random), number);
  await sayUntil(company, company.completeUntil);
  return company;
}

/** A source tells of a contact, new or anew; one from a while ago has come to its end. */
async function tell(
  { stores, contacts }: Company,
  contact: Interaction,
  at: number,
): Promise<void> {
  contacts[at] = contact;
  await stores.interactions.savePage({
    ...{ source: contact.source, interactions: [contact], recut: [], skipped: [] },
    ...{ completeUntil: null, leaseEpoch: null },
  });
}

async function sayUntil(company: Company, completeUntil: Instant): Promise<void> {
  company.completeUntil = completeUntil;
  for (const { id } of settings.sources)
    await company.stores.interactions.savePage({
      ...{ source: id, interactions: [], recut: [], skipped: [] },
      ...{ completeUntil, leaseEpoch: null },
    });
}

type Change = (company: Company) => Promise<unknown>;

function some({ contacts, random }: Company): number {
  return Math.floor(random() * contacts.length);
}

const changes: Readonly<Record<string, Change>> = {
  'a late contact': (company) => {
    const { random, contacts, completeUntil } = company;
    const openedAt = start + Math.floor(random() * (completeUntil - start));
    return tell(company, contactAt(openedAt, contacts.length, random), contacts.length);
  },
  'an answer at last': (company) => {
    const open = company.contacts.findIndex((one) => one.firstResponseAt === null);
    const contact = company.contacts[open]!;
    return tell(company, { ...contact, firstResponseAt: company.completeUntil - hour }, open);
  },
  'another topic': (company) => {
    const at = some(company);
    const contact = company.contacts[at]!;
    const topic = topicIds.find((id) => id !== contact.topic)!;
    return tell(company, { ...contact, topic, rawTopic: topic }, at);
  },
  'another week': (company) => {
    const at = some(company);
    const contact = company.contacts[at]!;
    const moved = 9 * day * (contact.openedAt - start > 30 * day ? -1 : 1);
    return tell(
      company,
      {
        ...{ ...contact, openedAt: contact.openedAt + moved },
        firstResponseAt: contact.firstResponseAt && contact.firstResponseAt + moved,
      },
      at,
    );
  },
  erasure: ({ stores, random }) =>
    stores.interactions.erase({ customer: `customer-${Math.floor(random() * 40)}` }),
  'some hours more': (company) => sayUntil(company, company.completeUntil + 7 * hour),
  'four days more': (company) => sayUntil(company, company.completeUntil + 4 * day),
  'one source alone': async (company) => {
    const completeUntil = company.completeUntil + 2 * day;
    await company.stores.interactions.savePage({
      ...{ source: 'phones', interactions: [], recut: [], skipped: [] },
      ...{ completeUntil, leaseEpoch: null },
    });
  },
};

const queries: Readonly<Record<string, Partial<ReportQuery>>> = {
  'four weeks': { period: 'last-4-weeks', from: null, to: null },
  'thirteen weeks': { period: 'last-13-weeks', from: null, to: null },
  'half a year': { from: start + 9 * day, to: brussels('2026-10-14 00:00') },
};

describe('a reporter that keeps what it read', () => {
  it.each(Object.entries(queries))(
    'tells of %s what a new one would',
    async (_, asked) => {
      const company = await openCompany(17);
      const { stores } = company;
      const clock = { now: () => company.completeUntil };
      const kept = createReporter({ stores, settings, clock });
      const query = { ...everything, ...asked };
      const told = new Set<string>();
      for (const change of [...Object.values(changes), ...Object.values(changes).toReversed()]) {
        await change(company);
        const answer = await kept.answer(query);
        const anew = await createReporter({ stores, settings, clock }).answer(query);
        expect(jsonOf(answer).equals(jsonOf(anew))).toBe(true);
        expect(answer.etag).toBe(anew.etag);
        told.add(answer.etag);
      }
      expect(told.size).toBeGreaterThan(Object.keys(changes).length);
    },
    60_000,
  );
});
