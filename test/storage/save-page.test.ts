import fc from 'fast-check';
import type { Interaction } from '../../src/domain/interaction.js';
import { createMeasurer } from '../../src/domain/measure.js';
import type { ServicePromise } from '../../src/domain/promise.js';
import type { PageToSave } from '../../src/storage/page.js';
import { anInteraction, brussels, defaultRules } from '../support/interactions.js';
import { onEachDatabase, segmentsOf, type OpenStores } from './databases.js';

const day = 86_400_000;
const monday = brussels('2026-10-19 00:00');

function aPage(interactions: readonly Interaction[], fields: Partial<PageToSave> = {}): PageToSave {
  return {
    source: 'desk',
    interactions,
    recut: [],
    skipped: [],
    completeUntil: null,
    leaseEpoch: null,
    ...fields,
  };
}

const answered = (id: string, minutes: number, fields: Partial<Interaction> = {}): Interaction => {
  const openedAt = fields.openedAt ?? monday + 9 * 3_600_000;
  return anInteraction({
    source: 'desk',
    id,
    openedAt,
    firstResponseAt: openedAt + minutes * 60_000,
    ...fields,
  });
};

/** Solved some hours after opening; a bot's answer counts once the customer has kept silent for a day. */
function solved(openedAt: number, hours: number, isBot: boolean): Partial<Interaction> {
  const resolvedAt = openedAt + hours * 3_600_000;
  const byBot = { isSettledByBot: true, firstResponseAt: null, botSilenceUntil: resolvedAt + day };
  return { end: 'solved', resolvedAt, ...(isBot ? byBot : {}) };
}

const promises: readonly ServicePromise[] = [
  {
    ...{ channel: 'phone', metric: 'first_response', withinSeconds: 3600, clock: 'customer' },
    ...{ topic: null, from: null },
  },
];
const measurer = createMeasurer({ ...defaultRules, promises });

const week = { from: monday, to: monday + 7 * day };

async function waits(stores: OpenStores): Promise<Record<string, unknown>> {
  const groups = await stores.tallies.read(week, () => 'all');
  const found = groups
    .get('all')
    ?.find(({ cell }) => cell.metric === 'first_response' && cell.variant === 'customer');
  if (found === undefined) return { n: 0 };
  const { n, open, sum } = found.tally;
  return { n, open, sum, topic: found.cell.topic, channel: found.cell.channel };
}

onEachDatabase('saving a page', (database) => {
  it('counts new rows into their hour and reads them back', async () => {
    const stores = await database.fresh();
    const saved = await stores.interactions.savePage(aPage([answered('a', 10), answered('b', 20)]));
    expect(saved).toEqual({ stored: 2, updated: 0, unchanged: 0, removed: 0, skipped: 0 });
    expect(await waits(stores)).toEqual({
      n: 2,
      open: 0,
      sum: 1800,
      topic: 'billing',
      channel: 'email',
    });
  });

  it('changes nothing when a page comes a second time, not even the revision', async () => {
    const stores = await database.fresh();
    const page = aPage([answered('a', 10), anInteraction({ source: 'desk', id: 'b' })]);
    await stores.interactions.savePage(page);
    const [before, revision] = [await segmentsOf(stores), await stores.revisions.read()];
    const saved = await stores.interactions.savePage(page);
    expect(saved).toMatchObject({ stored: 0, updated: 0, unchanged: 2 });
    expect(await segmentsOf(stores)).toEqual(before);
    expect(await stores.revisions.read()).toBe(revision);
  });

  it('takes the old revision out and the newer one in, and refuses an older one', async () => {
    const stores = await database.fresh();
    const page = (minutes: number, updatedAt: number): PageToSave =>
      aPage([answered('a', minutes, { updatedAt })]);
    await stores.interactions.savePage(page(10, 2));
    expect(await stores.interactions.savePage(page(30, 3))).toMatchObject({ updated: 1 });
    expect(await stores.interactions.savePage(page(50, 1))).toMatchObject({ unchanged: 1 });
    expect(await waits(stores)).toMatchObject({ n: 1, sum: 1800 });
  });

  it('lets the later of two revisions without a stamp win', async () => {
    const stores = await database.fresh();
    await stores.interactions.savePage(aPage([answered('a', 10), answered('a', 40)]));
    expect(await waits(stores)).toMatchObject({ n: 1, sum: 2400 });
  });

  it('measures an open wait as of its source and no later', async () => {
    const stores = await database.fresh();
    const openedAt = monday + 9 * 3_600_000;
    const open = anInteraction({ source: 'desk', id: 'a', openedAt });
    await stores.interactions.savePage(aPage([open], { completeUntil: openedAt + day }));
    expect(await waits(stores)).toMatchObject({ n: 1, open: 1 });
    const groups = await stores.tallies.read(week, () => 'all');
    const unanswered = groups.get('all')!.find(({ cell }) => cell.metric === 'unanswered')!;
    expect(unanswered.tally).toMatchObject({ n: 1, pending: 1, no: 0, yes: 0 });
  });

  it('folds what has settled into the segments as the source becomes complete', async () => {
    const stores = await database.fresh();
    const openedAt = monday + 9 * 3_600_000;
    const open = anInteraction({ source: 'desk', id: 'a', openedAt });
    await stores.interactions.savePage(aPage([open], { completeUntil: openedAt + day }));
    await stores.interactions.savePage(aPage([], { completeUntil: openedAt + 60 * day }));
    const groups = await stores.tallies.read(week, () => 'all');
    const unanswered = groups.get('all')!.find(({ cell }) => cell.metric === 'unanswered')!;
    expect(unanswered.tally).toMatchObject({ n: 1, pending: 0, yes: 1 });
    expect((await stores.tallies.verify()).faults).toEqual([]);
  });

  it('stores nothing of a page in which the database refuses a row', async () => {
    const stores = await database.fresh();
    const refused = answered(null as unknown as string, 20);
    const page = aPage([answered('a', 10), refused, answered('b', 30)]);
    const message = expect.stringContaining('external_id') as string;
    await expect(stores.interactions.savePage(page)).rejects.toMatchObject({ message });
    expect(await stores.interactions.count({})).toBe(0);
    expect(await stores.interactions.savePage(aPage([answered('b', 30)]))).toMatchObject({
      stored: 1,
    });
    expect(await waits(stores)).toMatchObject({ n: 1, sum: 1800 });
  });

  it('never lets complete until move backwards', async () => {
    const stores = await database.fresh();
    await stores.interactions.savePage(aPage([], { completeUntil: monday }));
    await stores.interactions.savePage(aPage([], { completeUntil: monday - day }));
    expect((await stores.sources.find('desk'))?.completeUntil).toBe(monday);
  });

  it('removes the episodes a re-cut conversation no longer has', async () => {
    const stores = await database.fresh();
    const later = answered('a', 5, { episode: 2 });
    await stores.interactions.savePage(aPage([answered('a', 10), later, answered('b', 1)]));
    const saved = await stores.interactions.savePage(aPage([answered('a', 10)], { recut: ['a'] }));
    expect(saved).toMatchObject({ removed: 1, unchanged: 1 });
    expect(await waits(stores)).toMatchObject({ n: 2, sum: 660 });
  });

  it('moves a row between readable and skipped as its latest delivery says', async () => {
    const stores = await database.fresh();
    const skip = {
      key: 'a',
      reason: 'date unreadable',
      isFault: true,
      openedAt: null,
      channel: null,
      sample: { opened: '31/31' },
    };
    await stores.interactions.savePage(aPage([], { skipped: [skip] }));
    expect(await stores.skipped.samples('desk', 5)).toMatchObject([{ key: 'a' }]);
    await stores.interactions.savePage(aPage([answered('a', 10)]));
    expect(await stores.skipped.samples('desk', 5)).toEqual([]);
    expect(await stores.interactions.savePage(aPage([], { skipped: [skip] }))).toMatchObject({
      removed: 1,
    });
    expect(await waits(stores)).toEqual({ n: 0 });
  });

  it('notes the next contact of the same customer on the same topic, through any door', async () => {
    const stores = await database.fresh();
    const customer = 'c0ffee';
    const first = answered('a', 10, { customer, channel: 'phone', resolvedAt: monday + day });
    const second = answered('b', 10, { customer, openedAt: monday + 2 * day });
    await stores.interactions.savePage(aPage([first], { completeUntil: monday + 30 * day }));
    await stores.interactions.savePage(aPage([second], { source: 'mail' }));
    const [stored] = await stores.interactions.list({ id: 'a' }, { limit: 1, after: null });
    expect(stored?.interaction.nextContact).toEqual({ at: monday + 2 * day, channel: 'email' });
    expect((await stores.tallies.verify()).faults).toEqual([]);
  });

  it('keeps every field of an interaction', async () => {
    const stores = await database.fresh();
    const full: Interaction = anInteraction({
      ...{ source: 'desk', id: 'ü', episode: 3, channel: 'twitter', topic: null, rawTopic: 'raw' },
      ...{ firstResponseAt: monday + 1, firstAutomatedResponseAt: monday, resolvedAt: monday + 2 },
      ...{ end: 'solved', isSettledByBot: true, botSilenceUntil: monday + 5, mergedInto: 'z' },
      ...{ dueAt: monday, promiseKept: false, reopenedAt: monday + 9, reopens: 2, transfers: 0 },
      ...{ csat: 4.5, nps: 10, ces: 7, scales: { csat: '1-5', nps: '0-10', ces: '1-7' } },
      ...{ answerCorrect: true, resolvedFirstContact: false, customer: 'h', language: 'nl' },
      ...{ segment: 's', status: 'x', surveyMode: 'phone', link: 'https://x', updatedAt: 7 },
      ...{ isDateOnly: true, faults: ['rating_outside_scale'], measurable: ['csat', 'customer'] },
    });
    await stores.interactions.savePage(aPage([full]));
    const [stored] = await stores.interactions.list({}, { limit: 5, after: null });
    expect(stored?.interaction).toEqual(full);
  });

  it('ends in the same bytes however the rows arrive', async () => {
    const opened = fc.integer({ min: 0, max: 20 }).map((hours) => monday + hours * 3_600_000);
    const row = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      minutes: fc.option(fc.integer({ min: 0, max: 20_000 })),
      channel: fc.constantFrom('phone', 'email'),
      topic: fc.constantFrom('billing', 'faults', null),
      customer: fc.constantFrom('x', 'y', null),
      csat: fc.constantFrom(null, 1, 5),
      bot: fc.boolean(),
      solvedAfter: fc.option(fc.integer({ min: 0, max: 300 })),
      opened,
      revision: fc.integer({ min: 1, max: 40 }),
    });
    const arrival = fc.record({
      rows: fc.uniqueArray(row, {
        minLength: 1,
        maxLength: 14,
        selector: ({ id, revision }) => `${id} ${revision}`,
      }),
      seed: fc.integer(),
      pieces: fc.integer({ min: 1, max: 4 }),
      steps: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(arrival, async ({ rows, seed, pieces, steps }) => {
        const interactions = rows.map((one) =>
          answered(one.id, one.minutes ?? 0, {
            ...{ channel: one.channel, topic: one.topic, rawTopic: one.topic },
            ...{ customer: one.customer, csat: one.csat, scales: { csat: '1-5' } },
            ...{ openedAt: one.opened, updatedAt: one.revision },
            ...(one.minutes === null ? { firstResponseAt: null } : {}),
            ...(one.solvedAfter === null ? {} : solved(one.opened, one.solvedAfter, one.bot)),
          }),
        );
        const end = monday + 60 * day;
        const [plain, mixed] = [
          await database.fresh({ measurer }),
          await database.fresh({ measurer }),
        ];
        await plain.interactions.savePage(aPage(interactions, { completeUntil: end }));
        const shuffled = shuffle([...interactions, ...interactions], seed);
        const size = Math.ceil(shuffled.length / pieces);
        for (let piece = 0; piece < pieces; piece++) {
          const completeUntil = steps[piece] === undefined ? null : monday + steps[piece]! * day;
          const some = shuffled.slice(piece * size, (piece + 1) * size);
          await mixed.interactions.savePage(aPage(some, { completeUntil }));
        }
        await mixed.interactions.savePage(aPage([], { completeUntil: end }));
        expect(await segmentsOf(mixed)).toEqual(await segmentsOf(plain));
        expect((await mixed.tallies.verify()).faults).toEqual([]);
        await plain.dataSource.destroy();
        await mixed.dataSource.destroy();
      }),
      { numRuns: process.env.UNISON_FULL ? 200 : 6 },
    );
  });
});

function shuffle<T>(items: readonly T[], seed: number): T[] {
  const rank = (index: number): number => (Math.sin(seed * 7.7 + index * 13.1) * 1e6) % 1;
  return items
    .map((item, index) => ({ item, key: rank(index) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
