import type { Access, AnyConnector, Page, Range } from '../../src/connectors/connector.js';
import { PermanentError, TemporaryError } from '../../src/connectors/errors.js';
import type { Instant } from '../../src/domain/clock.js';
import { healthAfter, healthOf } from '../../src/ingestion/poll-outcome.js';
import { readSource } from '../../src/ingestion/read-source.js';
import { sourceStateOf, withBackfill, type SourceState } from '../../src/ingestion/source-state.js';
import { createTurns } from '../../src/ingestion/source-turns.js';
import type { PageToSave } from '../../src/storage/page.js';
import { aMapping, aPage } from '../support/page.js';

const day = 86_400_000;
const monday = Date.parse('2026-10-19T00:00:00Z');

interface Asked {
  readonly state: unknown;
  readonly range: Range;
}

/** A connector whose pages count upwards; two a step. */
function aConnector(over: Partial<AnyConnector> = {}): { connector: AnyConnector; asked: Asked[] } {
  const asked: Asked[] = [];
  const readPage = (_access: unknown, state: unknown, range: Range): Promise<Page<unknown>> => {
    asked.push({ state, range });
    const next = ((state as number | null) ?? 0) + 1;
    return Promise.resolve(aPage({ next, isLast: next % 2 === 0, completeUntil: next }));
  };
  const traits = { tailDays: 30 } as AnyConnector['traits'];
  const connector = { id: 'fake', stateVersion: 1, traits, readPage, ...over } as AnyConnector;
  return { connector, asked };
}

/** Polls once and answers what was saved and the state left behind. */
async function poll(
  connector: AnyConnector,
  stored: unknown,
  now: Instant,
): Promise<{ saved: PageToSave[]; state: SourceState }> {
  const saved: PageToSave[] = [];
  const sink = {
    interactions: {
      savePage: (page: PageToSave) => {
        saved.push(page);
        return Promise.resolve({ stored: 0, updated: 0, unchanged: 0, removed: 0, skipped: 0 });
      },
    },
    timelines: { read: () => Promise.resolve(new Map()) },
    turns: createTurns(),
    mappingOf: () => null,
  };
  const access = {
    clock: { now: () => now },
    signal: new AbortController().signal,
  } as Access<unknown>;
  const reading = { connector, access, mapping: aMapping('fake'), leaseEpoch: null };
  for await (const { saved: rows } of readSource(sink, reading, stored))
    expect(rows.stored).toBe(0);
  return { saved, state: saved.at(-1)!.state as SourceState };
}

describe('a poll', () => {
  it('reads on from the live cursor to the last page, each page saved with its state', async () => {
    const { connector, asked } = aConnector();
    const { saved, state } = await poll(connector, null, monday);
    expect(asked.map((one) => one.state)).toEqual([null, 1]);
    expect(saved.map((page) => page.completeUntil)).toEqual([1, 2]);
    expect(state).toMatchObject({ connector: 'fake', live: 2, tailedAt: monday });
  });

  it('goes on from a state that was stored before there was anything beside it', async () => {
    const { connector, asked } = aConnector();
    await poll(connector, 4, monday);
    expect(asked[0]!.state).toBe(4);
  });

  it('reads the last days again once a day, on a state of its own, without moving the cursor or completeUntil', async () => {
    const { connector, asked } = aConnector();
    const first = await poll(connector, null, monday);
    const soon = await poll(connector, first.state, monday + day / 2);
    expect(asked.filter(({ range }) => range.kind === 'tail')).toEqual([]);
    asked.length = 0;
    const { saved, state } = await poll(connector, soon.state, monday + day);
    expect(asked.map(({ range, state: cursor }) => [range, cursor]).slice(2)).toEqual([
      [{ kind: 'tail', from: monday - 29 * day }, null],
      [{ kind: 'tail', from: monday - 29 * day }, 1],
    ]);
    expect(saved.slice(2).map((page) => page.completeUntil)).toEqual([null, null]);
    expect(state).toMatchObject({ live: 6, tailedAt: monday + day });
    expect(state.tail).toBeUndefined();
  });

  it('takes an interrupted tail up where it stopped, over the same days', async () => {
    const { connector, asked } = aConnector();
    const { state } = await poll(connector, null, monday);
    await poll(connector, { ...state, tail: { from: monday - day, state: 1 } }, monday + 60_000);
    expect(asked.at(-1)).toEqual({ range: { kind: 'tail', from: monday - day }, state: 1 });
  });

  it('fills history back newest window first, a window a poll, until all is read', async () => {
    const { connector, asked } = aConnector({ traits: { tailDays: 0 } as AnyConnector['traits'] });
    const wanted = { from: monday - 10 * day, to: monday };
    let state = withBackfill(sourceStateOf(null, connector), wanted);
    const windows: Range[] = [];
    for (let count = 0; count < 3; count += 1) {
      asked.length = 0;
      ({ state } = await poll(connector, state, monday));
      windows.push(...asked.map(({ range }) => range).filter(({ kind }) => kind === 'backfill'));
    }
    expect(windows).toEqual([
      { kind: 'backfill', from: monday - 7 * day, to: monday },
      { kind: 'backfill', from: monday - 7 * day, to: monday },
      { kind: 'backfill', from: monday - 10 * day, to: monday - 7 * day },
      { kind: 'backfill', from: monday - 10 * day, to: monday - 7 * day },
    ]);
    expect(state.backfill).toBeUndefined();
  });

  it('starts afresh where another connector or an unknown version left its state', () => {
    const { connector } = aConnector();
    const stored = { connector: 'other', version: 1, live: 9, tailedAt: 5 };
    expect(sourceStateOf(stored, connector).live).toBeNull();
    expect(sourceStateOf({ ...stored, connector: 'fake', version: 0 }, connector).live).toBeNull();
    const { connector: migrating } = aConnector({ migrateState: (old) => (old as number) + 1 });
    expect(sourceStateOf({ ...stored, connector: 'fake', version: 0 }, migrating).live).toBe(10);
  });
});

describe('the health after a poll', () => {
  it.each<{ error: Error; health: string }>([
    { error: new PermanentError('no key', 'auth'), health: 'auth_failed' },
    { error: new PermanentError('no right', 'scope'), health: 'auth_failed' },
    { error: new PermanentError('no such host'), health: 'degraded' },
    { error: new TemporaryError('slow down', 5), health: 'rate_limited' },
    { error: new TemporaryError('cut'), health: 'degraded' },
    { error: new Error('odd'), health: 'degraded' },
  ])('after "$error.message" is $health', ({ error, health }) => {
    expect(healthOf(error)).toEqual({ health, reason: error.message });
  });

  it('is incomplete where something can no longer be read', () => {
    expect([healthAfter(0).health, healthAfter(2).health]).toEqual(['ok', 'incomplete']);
  });
});
