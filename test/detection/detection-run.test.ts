import type { DataSource } from 'typeorm';
import { defaultComparisonSettings } from '../../src/comparison/settings.js';
import { runDetection, type DetectionParts } from '../../src/detection/detection-run.js';
import { defaultDetectionSettings } from '../../src/detection/detection-settings.js';
import { createLookMemory } from '../../src/detection/look-memory.js';
import type { DetectionRoom } from '../../src/detection/room-settings.js';
import type { Instant } from '../../src/domain/clock.js';
import type { Gap } from '../../src/domain/gap.js';
import { createMeasurer } from '../../src/domain/measure.js';
import { metricOf } from '../../src/domain/metric.js';
import { knownAt } from '../../src/detection/known-at.js';
import { createStores, type Stores } from '../../src/storage/create-stores.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { contactsOf, firstMonday } from '../support/contacts.js';
import { defaultRules } from '../support/interactions.js';
import { dayAfter, zone } from '../support/watching.js';

const dayMs = 86_400_000;
const days = 14 * 7;

const room: DetectionRoom = {
  zone,
  scope: {
    channels: ['email', 'phone'],
    metrics: [metricOf('first_response'), metricOf('csat')],
    basis: null,
    settings: defaultComparisonSettings,
  },
  settings: defaultDetectionSettings,
  sources: [
    { id: 'mail', isLive: true, channels: ['email'] },
    { id: 'calls', isLive: true, channels: ['phone'] },
  ],
  hasLanguages: false,
};

/** E-mail takes three times as long from day 70 on. */
const contacts = contactsOf({
  days,
  perDay: 25,
  slower: ({ channel, day }) => (channel === 'email' && day >= 70 ? 3 : 1),
});
const sourceOf = { email: 'mail', phone: 'calls' } as Record<string, string>;

interface World extends DetectionParts {
  clock: DetectionParts['clock'];
  readonly stores: Stores;
  readonly dataSource: DataSource;
  now: Instant;
}

const open: DataSource[] = [];

async function world(rooms: DetectionRoom = room): Promise<World> {
  const dataSource = await openDatabase('sqlite::memory:');
  open.push(dataSource);
  const stores = await createStores(dataSource, {
    measurer: createMeasurer(defaultRules),
    zone,
    channels: ['email', 'phone'],
  });
  const made: World = {
    stores,
    dataSource,
    room: rooms,
    now: firstMonday,
    clock: { now: () => made.now },
  };
  return made;
}

afterAll(async () => {
  for (const dataSource of open) await dataSource.destroy();
});

/** Saves what a source knows of contacts opened in a stretch, as of its end. */
async function poll({ stores }: World, source: string, from: Instant, to: Instant): Promise<void> {
  const own = contacts.filter(({ channel }) => sourceOf[channel] === source);
  const known = own
    .filter(({ openedAt }) => openedAt < to)
    .filter(
      (one) =>
        one.openedAt >= from || (one.updatedAt ?? 0) >= from || (one.firstResponseAt ?? 0) >= from,
    )
    .map((one) => ({ ...knownAt(one, to - 1), source, updatedAt: to }));
  await stores.interactions.savePage({
    ...{ source, interactions: known, recut: [], skipped: [] },
    ...{ completeUntil: to, leaseEpoch: null },
  });
}

/** Lives through days, a look after each; `isStopped` sources are not polled. */
async function live(
  it: World,
  [from, to]: readonly [number, number],
  isStopped: (source: string, day: number) => boolean = () => false,
): Promise<void> {
  const polled = new Map([
    ['mail', firstMonday + from * dayMs],
    ['calls', firstMonday + from * dayMs],
  ]);
  for (let day = from; day < to; day++) {
    it.now = firstMonday + (day + 1) * dayMs + 1;
    for (const [source, since] of polled) {
      if (isStopped(source, day)) continue;
      await poll(it, source, since, firstMonday + (day + 1) * dayMs);
      polled.set(source, firstMonday + (day + 1) * dayMs);
    }
    await runDetection(it, null);
  }
}

async function importAll(it: World): Promise<void> {
  it.now = firstMonday + days * dayMs + 1;
  for (const source of ['mail', 'calls']) await poll(it, source, 0, firstMonday + days * dayMs);
}

function bare(gaps: readonly Gap[]): readonly unknown[] {
  return gaps
    .map(({ id, metric, topic, worse, state, openedAt, effect, onset }) => ({
      ...{ id, metric, topic, worse, state, openedAt, onset },
      effect: Number(effect.toFixed(6)),
    }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

let calmly: Promise<World> | null = null;

/** A world lived through undisturbed, from the first day to the last: the same for every test. */
function undisturbed(): Promise<World> {
  calmly ??= world().then(async (it) => {
    await live(it, [0, days]);
    return it;
  });
  return calmly;
}

async function gapsOf({ stores }: World): Promise<readonly Gap[]> {
  return stores.gaps.list();
}

describe('the live monitor', () => {
  it('opens the gap while living through it, over all topics, with its onset and its parts of severity', async () => {
    const it = await undisturbed();
    const all = (await gapsOf(it)).filter(({ topic }) => topic === null);
    expect(all).toHaveLength(1);
    const [gap] = all as [Gap];
    expect(gap).toMatchObject({
      metric: 'first_response',
      better: 'phone',
      worse: 'email',
      state: 'open',
    });
    expect(gap.openedAt).toBeGreaterThan(firstMonday + 71 * dayMs);
    expect(gap.openedAt).toBeLessThan(firstMonday + 85 * dayMs);
    expect(gap.effect).toBeGreaterThan(2);
    expect(gap.effect).toBeGreaterThan(gap.effectAtOpening);
    expect(gap.onset!.from <= dayAfter(70) && gap.onset!.to >= dayAfter(70)).toBe(true);
    const [opened] = await it.stores.gaps.changesOf(gap.id);
    expect(opened).toMatchObject({ kind: 'opened', at: gap.openedAt, isAnnounced: false });
    expect(opened!.note).toMatch(
      /^size \d\.\d\d, volume 1\.00, duration \d\.\d\d, confidence \d\.\d\d$/,
    );
  }, 60_000);

  it('does not judge again what it has judged: polling all day changes nothing', async () => {
    const it = await world();
    await live(it, [0, 84]);
    const before = bare(await gapsOf(it));
    for (let minutes = 5; minutes < 60; minutes += 5) {
      it.now += 5 * 60_000;
      for (const source of ['mail', 'calls'])
        await poll(it, source, it.now - 5 * 60_000, firstMonday + 84 * dayMs + minutes * 60_000);
      expect(await runDetection(it, null)).toEqual({ days: 0, steps: [] });
    }
    expect(bare(await gapsOf(it))).toEqual(before);
  }, 60_000);

  it('learns the same, to the bit, polled every five minutes as polled once a day', async () => {
    const [daily, often] = [await world(), { ...(await world()), memory: createLookMemory() }];
    await live(daily, [0, 84]);
    await live(often, [0, 81]);
    const fiveMinutes = 5 * 60_000;
    const start = firstMonday + 81 * dayMs;
    let looks = 0;
    for (let since = start; since < start + 3 * dayMs; since += fiveMinutes) {
      const to = since + fiveMinutes;
      for (const source of ['mail', 'calls']) await poll(often, source, since, to);
      looks += (await runDetection({ ...often, clock: { now: () => to + 1 } }, null)).days;
    }
    expect(looks).toBe(3);
    const kept = async ({ dataSource }: World): Promise<unknown> => [
      await dataSource.query('SELECT kind, start, bytes FROM evidence ORDER BY kind, start'),
      await dataSource.query("SELECT value FROM memo WHERE key = 'detection'"),
    ];
    expect(await kept(often)).toEqual(await kept(daily));
    expect(bare(await gapsOf(often))).toEqual(bare(await gapsOf(daily)));
  }, 120_000);

  it('rests while a source is stopped for a week, and then says what an undisturbed run says', async () => {
    const stopped = await world();
    const midway: number[] = [];
    await live(stopped, [0, days], (source, day) => {
      const isStopped = source === 'calls' && day >= 72 && day < 79;
      if (isStopped) midway.push(day);
      return isStopped;
    });
    expect(midway).toHaveLength(7);
    const [one, other] = [bare(await gapsOf(await undisturbed())), bare(await gapsOf(stopped))];
    expect(other).toEqual(one);
  }, 90_000);

  it('says the same whether it keeps its book in memory or reads it anew for each look', async () => {
    const warm = { ...(await world()), memory: createLookMemory() };
    const looks: Instant[] = [];
    warm.clock = { now: () => looks.at(-1) ?? firstMonday };
    await live(warm, [0, days], (source, day) => {
      looks.push(firstMonday + (day + 1) * dayMs + 1);
      return source === 'calls' && day >= 72 && day < 75;
    });
    expect(bare(await gapsOf(warm))).toEqual(bare(await gapsOf(await undisturbed())));
  }, 90_000);

  it('reads of a new day only that day, once it is warm', async () => {
    const it = { ...(await world()), memory: createLookMemory() };
    await live(it, [0, 60]);
    const read: number[] = [];
    const { tallies } = it.stores;
    const readSettled: typeof tallies.readSettled = (window, groupOf) => {
      read.push((window.to - window.from) / dayMs);
      return tallies.readSettled(window, groupOf);
    };
    const watched = Object.assign(Object.create(tallies) as typeof tallies, { readSettled });
    await live({ ...it, stores: { ...it.stores, tallies: watched } }, [60, 63]);
    expect(read.every((span) => span === 1)).toBe(true);
    expect(read.length).toBeLessThanOrEqual(3 * 3);
  }, 60_000);

  it('opens nothing for want of data while a source is stopped', async () => {
    const it = await world();
    await live(it, [0, 84], (source, day) => source === 'calls' && day >= 68);
    expect(await gapsOf(it)).toEqual([]);
  }, 60_000);

  it('replays an imported history oldest first, with historical dates, once', async () => {
    const it = await world({
      ...room,
      sources: room.sources.map((one) => ({ ...one, isLive: false })),
    });
    await importAll(it);
    const first = await runDetection(it, null);
    expect(first.days).toBeGreaterThanOrEqual(days);
    const gaps = await gapsOf(it);
    const all = gaps.find(({ topic }) => topic === null)!;
    expect(all.openedAt).toBeLessThan(firstMonday + 85 * dayMs);
    const [change] = await it.stores.gaps.changesOf(all.id);
    expect(change!.note).toMatch(/^found in history; /);
    expect(await runDetection(it, null)).toEqual({ days: 0, steps: [] });
    expect(await gapsOf(it)).toEqual(gaps);
  }, 60_000);

  it('keeps what people decided while the gap goes on', async () => {
    const it = await world();
    await live(it, [0, 84]);
    const [gap] = (await gapsOf(it)).filter(({ topic }) => topic === null) as [Gap];
    await it.stores.gaps.change(gap.id, (known) => ({
      gap: { ...known, acknowledgedAt: it.now, acknowledgedBy: 'U1' },
      changes: [{ kind: 'acknowledged', at: it.now, by: 'U1', note: null }],
    }));
    await live(it, [84, 91]);
    expect((await it.stores.gaps.find(gap.id))!).toMatchObject({
      acknowledgedBy: 'U1',
      state: 'open',
    });
    const kinds = (await it.stores.gaps.changesOf(gap.id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'opened')).toHaveLength(1);
  }, 60_000);

  it('closes what other rules no longer hold', async () => {
    const it = await world();
    await live(it, [0, 91]);
    expect((await gapsOf(it)).some(({ state }) => state === 'open')).toBe(true);
    const settings = { ...defaultComparisonSettings, margins: { first_response: 6 } };
    const looser = { ...it, room: { ...room, scope: { ...room.scope, settings } } };
    await runDetection(looser, null);
    const gaps = await gapsOf(it);
    expect(gaps.every(({ state }) => state === 'resolved')).toBe(true);
    expect((await it.stores.gaps.changesOf(gaps[0]!.id)).at(-1)).toMatchObject({
      kind: 'corrected',
      note: 'the rules have changed',
    });
  }, 60_000);
});
