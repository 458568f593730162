import { catalogue } from '../../src/domain/metric.js';
import { definitionHash } from '../../src/domain/definition-hash.js';
import { createMeasurer } from '../../src/domain/measure.js';
import { createTopicMap } from '../../src/domain/topic.js';
import { ruleChange } from '../../src/storage/record-rules.js';
import { anInteraction, brussels, calendar, defaultRules } from '../support/interactions.js';
import { onEachDatabase, segmentsOf, type OpenStores } from './databases.js';

const monday = brussels('2026-10-19 09:00');
const day = 86_400_000;
const page = {
  source: 'desk',
  recut: [],
  skipped: [],
  completeUntil: brussels('2026-12-01 00:00'),
  leaseEpoch: null,
};

onEachDatabase('definitions', (database) => {
  it('are registered once, with the day they came into force', async () => {
    const now = brussels('2026-10-01 12:00');
    const stores = await database.fresh({ clock: { now: () => now } });
    await database.again(stores, { clock: { now: () => now + day } });
    const listed = await stores.definitions.list();
    expect(listed).toHaveLength(catalogue.length);
    expect(new Set(listed.map(({ registeredAt }) => registeredAt))).toEqual(new Set([now]));
  });

  it('stop the start where one id and version has come to mean something else, naming both hashes', async () => {
    const stores = await database.fresh();
    const stored = 'c0ffee'.padEnd(64, '0');
    await stores.dataSource.query(
      `UPDATE definition SET hash = '${stored}' WHERE id = 'first_response'`,
    );
    const current = definitionHash(catalogue.find(({ id }) => id === 'first_response')!);
    await expect(database.again(stores)).rejects.toThrow(
      `Metric first_response@1 is stored with definition ${stored} but the catalogue now says ${current}: give the changed definition a new version.`,
    );
  });
});

onEachDatabase('changes of the rules', (database) => {
  it('are noted with date, what was before and what is now, and only where something changed', async () => {
    let now = brussels('2026-10-01 12:00');
    const clock = { now: () => now };
    const [early, late] = [{ 'calendar office': '08-18' }, { 'calendar office': '08-20' }];
    const stores = await database.fresh({ clock, ruleParts: { ...early, 'topic a': ['x'] } });
    now += day;
    await database.again(stores, { clock, ruleParts: { 'topic a': ['x'], ...early } });
    await database.again(stores, { clock, ruleParts: { ...late } });
    const entries = await stores.audit.of(ruleChange);
    expect(
      entries.map(({ at, actor, subject, detail }) => ({ at, actor, subject, detail })),
    ).toEqual([
      {
        at: now,
        actor: 'configuration',
        subject: 'topic a',
        detail: { before: ['x'], after: null },
      },
      {
        at: now,
        actor: 'configuration',
        subject: 'calendar office',
        detail: { before: '08-18', after: '08-20' },
      },
      {
        at: now - day,
        actor: 'configuration',
        subject: 'topic a',
        detail: { before: null, after: ['x'] },
      },
      {
        at: now - day,
        actor: 'configuration',
        subject: 'calendar office',
        detail: { before: null, after: '08-18' },
      },
    ]);
    expect(await stores.audit.verify()).toBeNull();
  });
});

const figures = async (stores: OpenStores): Promise<readonly string[]> => {
  const groups = await stores.tallies.read(
    { from: monday - day, to: monday + 9 * day },
    () => 'all',
  );
  return (groups.get('all') ?? [])
    .filter(({ cell }) => ['first_response', 'channel_escape'].includes(cell.metric))
    .map(({ cell, tally }) =>
      [cell.channel, cell.topic, cell.metric, cell.variant, tally.n, tally.sum, tally.yes].join(
        ' ',
      ),
    )
    .sort();
};

const contact = (id: string, channel: string, raw: string, at = monday) =>
  anInteraction({
    ...{ source: 'desk', id, channel, topic: raw, rawTopic: raw, openedAt: at, customer: 'ann' },
    firstResponseAt: at + 60_000,
  });

onEachDatabase('a changed taxonomy', (database) => {
  it('re-maps history: contacts, their escapes and every segment as though it had always been so', async () => {
    const given = [contact('1', 'twitter', 'invoice'), contact('2', 'email', 'bill', monday + day)];
    const before = await database.fresh();
    await before.interactions.savePage({ ...page, interactions: given });
    expect(await figures(before)).toContain('twitter invoice channel_escape none 1 0 0');

    const map = createTopicMap(
      [{ id: 'billing', name: { en: 'b', nl: 'b' }, match: ['invoice', 'bill'] }],
      'keep',
    );
    const after = await database.again(before, { rules: 'new topics' });
    expect(after.rebuildReason).not.toBeNull();
    expect(await after.topics.remap((_, raw) => map([raw]))).toBe(2);
    await after.tallies.rebuildAll();

    const fresh = await database.fresh({ rules: 'new topics' });
    const mapped = given.map((one) => ({ ...one, topic: 'billing' }));
    await fresh.interactions.savePage({ ...page, interactions: mapped });
    expect(await figures(after)).toEqual(await figures(fresh));
    expect(await figures(after)).toContain('twitter billing channel_escape none 1 0 1');
    expect(await segmentsOf(after)).toEqual(await segmentsOf(fresh));
  });

  it('changes nothing where every raw value means what it meant', async () => {
    const stores = await database.fresh();
    await stores.interactions.savePage({ ...page, interactions: [contact('1', 'email', 'bill')] });
    expect(await stores.topics.remap((_, raw) => ({ topic: raw, raw }))).toBe(0);
  });
});

onEachDatabase('a new version of a calendar', (database) => {
  const hours = (to: string) => calendar({ 'mon-fri': [`10:00-${to}`] });
  const measuredBy = (to: string) => ({
    rules: to,
    measurer: createMeasurer({ ...defaultRules, calendarOf: () => hours(to) }),
  });
  const staffed = async (stores: OpenStores): Promise<number | undefined> => {
    const groups = await stores.tallies.read({ from: monday, to: monday + day }, () => 'all');
    return groups
      .get('all')
      ?.find(({ cell }) => cell.metric === 'first_response' && cell.variant === 'staffed')?.tally
      .sum;
  };

  it('recounts history, refuses pages until then, and leaves old snapshots as they were', async () => {
    const stores = await database.fresh(measuredBy('18:00'));
    const late = { ...contact('1', 'email', 'bill'), firstResponseAt: monday + 11 * 3_600_000 };
    await stores.interactions.savePage({ ...page, interactions: [late] });
    expect(await staffed(stores)).toBe(8 * 3600);
    const report = { definitions: ['first_response@1'], staffed: await staffed(stores) };
    const id = await stores.snapshots.save({ query: {}, report, expiresAt: null });

    const changed = await database.again(stores, measuredBy('17:00'));
    await expect(changed.interactions.savePage({ ...page, interactions: [] })).rejects.toThrow(
      'other promises, calendars',
    );
    await changed.tallies.rebuildAll();
    expect(await staffed(changed)).toBe(7 * 3600);
    expect((await changed.snapshots.find(id))?.report).toEqual({
      definitions: ['first_response@1'],
      staffed: 8 * 3600,
    });
  });
});
