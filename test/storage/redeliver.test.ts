import { anInteraction, brussels } from '../support/interactions.js';
import type { Interaction } from '../../src/domain/interaction.js';
import { onEachDatabase, segmentsOf, type OpenStores } from './databases.js';

const rowCount = 600;
const channels = ['email', 'phone', 'twitter'];
const from = brussels('2026-03-27 09:00');
const knownUntil = brussels('2027-06-01 00:00');

/** Mulberry32: the same contacts on every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!;
}

function contact(number: number, random: () => number): Interaction {
  const openedAt = from + number * 400_000;
  const firstResponseAt = random() < 0.9 ? openedAt + Math.ceil(random() * 9000) * 1000 : null;
  const isSolved = firstResponseAt !== null && random() < 0.8;
  return anInteraction({
    id: `c${number}`,
    channel: pick(channels, random),
    topic: `topic-${Math.floor(random() * 6)}`,
    rawTopic: null,
    customer: random() < 0.5 ? `customer-${Math.floor(random() * 40)}` : null,
    openedAt,
    firstResponseAt,
    resolvedAt: isSolved ? firstResponseAt + Math.ceil(random() * 9000) * 1000 : null,
    end: isSolved ? 'solved' : 'open',
    csat: isSolved ? Math.ceil(random() * 5) : null,
    scales: { csat: '1-5' },
  });
}

/** Told anew: as it was, in another hour or month, about another topic, through another channel, or with another end. */
function again(one: Interaction, random: () => number): Interaction {
  const kinds: readonly Partial<Interaction>[] = [
    {},
    { openedAt: one.openedAt - Math.ceil(random() * 7200) * 1000 },
    { openedAt: one.openedAt - Math.ceil(random() * 60) * 86_400_000 },
    { topic: `topic-${Math.floor(random() * 6)}` },
    { channel: pick(channels, random) },
    { csat: one.csat === null ? null : Math.ceil(random() * 5), resolvedAt: null, end: 'open' },
  ];
  return { ...one, ...pick(kinds, random) };
}

function save(stores: OpenStores, interactions: readonly Interaction[], until: number | null) {
  return stores.interactions.savePage({
    source: 'test',
    interactions,
    recut: [],
    skipped: [],
    completeUntil: until,
    leaseEpoch: null,
  });
}

onEachDatabase('three rows in ten told again, changed and moved', (database) => {
  it('leave segments that a recompute, and a store that heard the last word only, repeat byte for byte', async () => {
    const random = createRandom(20261122);
    const told = new Map<string, Interaction>();
    const [stores, other] = [await database.fresh(), await database.fresh()];
    const all = Array.from({ length: rowCount }, (_, number) => contact(number, random));
    for (let start = 0; start < rowCount; start += 100) {
      const fresh = all.slice(start, start + 100);
      for (const one of fresh) told.set(one.id, one);
      const page = [...fresh];
      for (let number = 0; number < 43; number++) {
        const revised = again(told.get(pick(all.slice(0, start + 100), random).id)!, random);
        told.set(revised.id, revised);
        page.push(revised);
      }
      await save(stores, page, start === 300 ? brussels('2026-03-29 12:00') : null);
    }
    await save(stores, [], knownUntil);
    await save(other, [...told.values()].reverse(), knownUntil);
    const segments = await segmentsOf(stores);
    expect(segments.length).toBeGreaterThan(50);
    expect(await segmentsOf(other)).toEqual(segments);
    expect((await stores.tallies.verify()).faults).toEqual([]);
    await stores.tallies.rebuildAll();
    expect(await segmentsOf(stores)).toEqual(segments);
  }, 60_000);
});
