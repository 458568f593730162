// One run of polls through everything that can go wrong between a vendor and the store, from a seed.
import type { Fault } from '../../sandbox/http/fault.js';
import type { Random } from '../../sandbox/random.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { storesInMemory } from './page.js';
import type { PolledSource, PollStores } from './polled-source.js';

/** What goes wrong on the way between a vendor and us. */
export interface Troubles {
  /** Prepares what goes wrong in the next poll. */
  start(random: Random): void | Promise<void>;
  /** From here on nothing goes wrong. */
  end(): void | Promise<void>;
}

export interface TroubledPlace {
  readonly clock: { now(): number; advance(seconds: number): void };
  readonly troubles: Troubles;
  /** The source as after a restart, its clock so far ahead of the vendor's. */
  readonly open: (skewMs: number) => PolledSource;
}

/** What goes wrong over HTTP, played by the vendor's fake. */
export function httpTroubles(sandbox: Sandbox, root: string): Troubles {
  return {
    start: (random) => {
      sandbox.script.add(root, faultsOf(root, random));
    },
    end: () => {
      sandbox.script.clear(root);
    },
  };
}

type Stored = Awaited<ReturnType<typeof storesInMemory>>;

const clockOffMs = 300_000;

class KilledError extends Error {
  override readonly name = 'KilledError';
}

/**
 * Polls until some polls have come to their end: with refusals, broken and slow answers, forgotten cursors, kills before and
 * after a page is saved, a clock five minutes off, pages again and out of order, and a world that goes on meanwhile. Then once
 * undisturbed.
 */
export async function pollThroughFaults(place: TroubledPlace, random: Random): Promise<Stored> {
  const stores = await storesInMemory();
  const { clock, troubles, open } = place;
  const wanted = random.whole(1, 3);
  for (let done = 0, tries = 0; done < wanted; tries += 1) {
    if (tries > 60) throw new Error('no poll came to its end in 60 tries');
    await troubles.end();
    await troubles.start(random);
    const skewMs = random.chance(0.4) ? (random.chance(0.5) ? clockOffMs : -clockOffMs) : 0;
    if (await isPolled(open(skewMs), mortal(stores, random), random)) done += 1;
    if (random.chance(0.4)) clock.advance(random.whole(1, 900));
  }
  await troubles.end();
  if (random.chance(0.2)) await saveAgain(open(0), stores, random);
  clock.advance(random.whole(1, 600));
  const { completeUntil } = await open(0).poll(stores);
  if (completeUntil !== null && completeUntil > clock.now())
    throw new Error('said to be complete up to an instant that has not come');
  return stores;
}

/** False where it was killed or gave up; anything that is no failure of ours to name is thrown. */
async function isPolled(
  source: PolledSource,
  stores: PollStores,
  random: Random,
): Promise<boolean> {
  const killer = new AbortController();
  const after = random.chance(0.25) ? random.whole(1, 150) : null;
  const timer =
    after === null
      ? undefined
      : setTimeout(() => {
          killer.abort();
        }, after);
  try {
    await source.poll(stores, killer.signal);
    return !killer.signal.aborted;
  } catch (error) {
    if (['TemporaryError', 'KilledError'].includes((error as Error).name)) return false;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The stores of a process that dies now and then just before a page is saved, or just after. */
function mortal(stores: Stored, random: Random): PollStores {
  const { sources, timelines } = stores;
  const savePage: Stored['interactions']['savePage'] = async (page) => {
    if (random.chance(0.08)) throw new KilledError('killed before a page was saved');
    const saved = await stores.interactions.savePage(page);
    if (random.chance(0.08)) throw new KilledError('killed after a page was saved');
    return saved;
  };
  return { sources, timelines, interactions: { savePage } };
}

/** Pages that were read before, again and in any order. */
async function saveAgain(source: PolledSource, stores: Stored, random: Random): Promise<void> {
  const pages = await source.pages();
  await source.save(
    stores,
    shuffled([...pages, ...pages.filter(() => random.chance(0.5))], random),
  );
}

export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function faultsOf(root: string, random: Random): readonly Fault[] {
  const faults = Array.from({ length: random.whole(0, 5) }, () => random.weighted(faultWeights));
  const forgotten = random.chance(0.25) ? (forgottenBy[root] ?? []) : [];
  return [...faults.map((name) => faultNamed(name, random)), ...forgotten];
}

const faultWeights = { tooMany: 4, failure: 3, reset: 2, truncated: 2, slow: 1 } as const;

function faultNamed(name: keyof typeof faultWeights, random: Random): Fault {
  switch (name) {
    case 'tooMany':
      return tooMany(random);
    case 'failure':
      return { kind: 'status', status: [500, 502, 503, 504][random.whole(0, 3)]! };
    case 'reset':
      return { kind: 'reset' };
    case 'truncated':
      return { kind: 'truncated', isClean: random.chance(0.5) };
    case 'slow':
      return { kind: 'slow', pieces: random.whole(2, 5), milliseconds: random.whole(1, 8) };
  }
}

/** 429 in every way a vendor says when to come back, and in none. */
function tooMany(random: Random): Fault {
  const at = Date.now() + random.whole(0, 3) * 1000;
  const epoch = String(Math.ceil(at / 1000));
  const forms: readonly Readonly<Record<string, string>>[] = [
    {},
    { 'retry-after': '0' },
    { 'retry-after': String(random.whole(1, 30)) },
    { 'retry-after': new Date(at).toUTCString() },
    { 'retry-after': 'soon' },
    { 'x-rate-limit-limit': '450', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': epoch },
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': new Date(at).toISOString() },
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': epoch },
    { 'ratelimit-remaining': '0', 'ratelimit-reset': '2' },
  ];
  return { kind: 'status', status: 429, headers: forms[random.whole(0, forms.length - 1)]! };
}

/** How vendors say that they no longer know a cursor. */
const forgottenBy: Readonly<Record<string, readonly Fault[]>> = {
  graph: [
    {
      ...{ kind: 'status', status: 410, on: '/messages/delta' },
      body: { error: { code: 'SyncStateNotFound', message: 'start again' } },
    },
  ],
  genesys: [{ kind: 'status', status: 404, on: '/results', body: { status: 404 } }],
  gmail: [{ kind: 'status', status: 404, on: '/history' }],
};
