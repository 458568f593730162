import type { Gap } from '../../src/domain/gap.js';
import { onEachDatabase, type OpenStores } from './databases.js';

const gap: Gap = {
  id: 'g1',
  metric: 'first_response',
  clock: 'customer',
  basis: 'promise',
  topic: null,
  better: 'twitter',
  worse: 'phone',
  state: 'open',
  severity: 'major',
  onset: { day: '2026-10-19', from: '2026-10-17', to: '2026-10-21' },
  effectAtOpening: 17.5,
  effect: 17.25,
  openedAt: 1000,
  worsenedAt: null,
  resolvedAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  snoozedUntil: null,
  acceptedUntil: null,
  acceptedReason: null,
  updatedAt: 1000,
};
const opened = { kind: 'opened', at: 1000, by: null, note: null } as const;

onEachDatabase('the stores', (database) => {
  let stores: OpenStores;
  beforeEach(async () => {
    stores = await database.fresh();
  });

  it('hold a gap with its history and say which changes are unannounced', async () => {
    const severityParts = { size: 0.5, volume: 1, duration: 0.25, confidence: 0.9 };
    await stores.gaps.save([{ gap: { ...gap, severityParts }, changes: [opened] }], null);
    expect(await stores.gaps.list({ state: 'open' })).toEqual([{ ...gap, severityParts }]);
    const [change] = await stores.gaps.unannounced();
    expect(change).toMatchObject({ gapId: 'g1', kind: 'opened', isAnnounced: false });
    await stores.gaps.markAnnounced([change!.id], null);
    expect(await stores.gaps.unannounced()).toEqual([]);
    expect(await stores.gaps.changesOf('g1')).toMatchObject([{ isAnnounced: true }]);
  });

  it('change one gap as a person asks, and the data revision with it', async () => {
    await stores.gaps.save([{ gap, changes: [opened] }], null);
    const revision = await stores.revisions.read();
    const acknowledged = await stores.gaps.change('g1', (found) => ({
      gap: { ...found, acknowledgedAt: 2000, acknowledgedBy: 'U1' },
      changes: [{ kind: 'acknowledged', at: 2000, by: 'U1', note: null }],
    }));
    expect(acknowledged).toMatchObject({ acknowledgedBy: 'U1' });
    expect(await stores.gaps.find('g1')).toEqual(acknowledged);
    expect(await stores.revisions.read()).not.toBe(revision);
    expect(await stores.gaps.change('none', () => null)).toBeNull();
  });

  it('keep one message per key and announce its changes once it is sent', async () => {
    await stores.gaps.save([{ gap, changes: [opened] }], null);
    const [change] = await stores.gaps.unannounced();
    const message = {
      ...{ key: 'r|t|1', route: 'r', thread: 't', kind: 'root', payload: { title: 'x' } },
      ...{ changeIds: [change!.id], nextAttemptAt: 5 },
    };
    const decision = {
      ...{ gapId: 'g1', changeId: change!.id, route: 'r', reason: 'first', at: 5 },
      outcome: 'send',
    } as const;
    const decided = { messages: [message], decisions: [decision], announced: [], leaseEpoch: null };
    await stores.outbox.put(decided);
    await stores.outbox.put({ ...decided, decisions: [] });
    expect(await stores.outbox.due(4, 10)).toEqual([]);
    const [due, ...more] = await stores.outbox.due(5, 10);
    expect(more).toEqual([]);
    expect(due).toMatchObject({ payload: { title: 'x' }, attempt: 0, state: 'waiting' });
    const failed = { nextAttemptAt: 50, messageId: null, error: 'busy', leaseEpoch: null } as const;
    await stores.outbox.recordAttempt(due!, { ...failed, state: 'waiting' });
    expect(await stores.outbox.due(49, 10)).toEqual([]);
    expect(await stores.gaps.unannounced()).toHaveLength(1);
    const sent = { nextAttemptAt: null, messageId: '17.1', error: null, leaseEpoch: null };
    await stores.outbox.recordAttempt(due!, { ...sent, state: 'sent' });
    expect(await stores.gaps.unannounced()).toEqual([]);
    expect(await stores.outbox.ofThread('r', 't')).toMatchObject([
      { state: 'sent', attempt: 2, messageId: '17.1' },
    ]);
    expect(await stores.outbox.counts()).toMatchObject([{ state: 'sent', count: 1 }]);
    expect(await stores.outbox.decisionsOf('g1')).toEqual([decision]);
  });

  it('take a click once', async () => {
    expect([await stores.outbox.receive('p1'), await stores.outbox.receive('p1')]).toEqual([
      true,
      false,
    ]);
  });

  it('give the lease to one holder at a time, and a new epoch to the next', async () => {
    const other = await database.again(stores);
    const epoch = await stores.lease.acquire();
    expect([epoch, await stores.lease.acquire()]).toEqual([1, 1]);
    expect(await other.lease.acquire()).toBeNull();
    await stores.lease.release();
    expect(await other.lease.acquire()).toBe(2);
    expect(await stores.lease.acquire()).toBeNull();
  });

  it('refuse a writer that slept while the lease was taken over', async () => {
    const other = await database.again(stores);
    const epoch = await stores.lease.acquire();
    await stores.dataSource.query('UPDATE lease SET expires_at = 1');
    expect(await other.lease.acquire()).toBe(epoch! + 1);
    const late = stores.gaps.save([{ gap, changes: [opened] }], epoch);
    await expect(late).rejects.toThrow('the lease has passed to another process');
    expect(await stores.gaps.list()).toEqual([]);
    const page = { source: 's', interactions: [], recut: [], skipped: [], completeUntil: 1 };
    await expect(stores.interactions.savePage({ ...page, leaseEpoch: epoch })).rejects.toThrow(
      'the lease has passed',
    );
    expect(await stores.sources.list()).toEqual([]);
  });

  it('know a key by its secret until it ends or is revoked, and store no secret', async () => {
    const secret = await stores.keys.create({ name: 'bi', scopes: ['read'], expiresAt: null });
    expect(secret).toMatch(/^unison_[0-9a-f]{40}$/);
    expect(await stores.keys.scopesOf(secret)).toEqual(['read']);
    expect(await stores.keys.scopesOf(`${secret}0`)).toBeNull();
    const rows: unknown = await stores.dataSource.query('SELECT * FROM api_key');
    expect(JSON.stringify(rows)).not.toContain(secret.slice(7));
    const [key] = await stores.keys.list();
    expect(await stores.keys.revoke(key!.id)).toBe(true);
    expect(await stores.keys.scopesOf(secret)).toBeNull();
    expect(await stores.keys.hasAny()).toBe(true);
    const ended = await stores.keys.create({ name: 'old', scopes: ['act'], expiresAt: 5 });
    expect(await stores.keys.scopesOf(ended)).toBeNull();
  });

  it('find any altered or removed audit entry', async () => {
    for (const subject of ['a', 'b', 'c']) {
      await stores.audit.append({
        actor: 'k1',
        action: 'gap.snooze',
        subject,
        detail: { days: 1 },
      });
    }
    expect(await stores.audit.verify()).toBeNull();
    expect(await stores.audit.list(2)).toMatchObject([{ subject: 'c' }, { subject: 'b' }]);
    await stores.dataSource.query("UPDATE audit SET detail = '{}' WHERE subject = 'b'");
    expect(await stores.audit.verify()).toBe(2);
    await stores.dataSource.query("DELETE FROM audit WHERE subject = 'b'");
    expect(await stores.audit.verify()).toBe(3);
  });

  it('refuse to start where a definition has come to mean something else', async () => {
    await stores.dataSource.query("UPDATE definition SET hash = 'other' WHERE id = 'csat'");
    await expect(database.again(stores)).rejects.toThrow(
      'Metric csat@1 is stored with definition other but the catalogue now says',
    );
  });

  it('refuse another segment width than the store was made with', async () => {
    await expect(database.again(stores, { segmentMinutes: 15 })).rejects.toThrow(
      'segments of 60 minutes and is asked for 15',
    );
  });

  it('note how a source fares', async () => {
    await stores.sources.register(['b', 'a']);
    await stores.sources.recordHealth('a', { health: 'ok', reason: null });
    await stores.sources.recordHealth('b', { health: 'auth_failed', reason: 'the token ended' });
    await stores.sources.recordHealth('b', { health: 'auth_failed', reason: 'the token ended' });
    expect(await stores.sources.list()).toMatchObject([
      { id: 'a', health: 'ok', failures: 0 },
      { id: 'b', health: 'auth_failed', healthReason: 'the token ended', failures: 2 },
    ]);
    expect((await stores.sources.find('b'))?.lastSuccessAt).toBeNull();
  });

  it('count skipped rows by source, channel and reason within a window', async () => {
    const skip = (key: string, openedAt: number | null, reason: string): object => ({
      ...{ key, openedAt, reason, isFault: openedAt === null, channel: 'phone', sample: null },
    });
    const skipped = [skip('a', 10, 'internal'), skip('b', 90, 'internal'), skip('c', null, 'date')];
    const page = {
      source: 's',
      interactions: [],
      recut: [],
      completeUntil: null,
      leaseEpoch: null,
    };
    for (let times = 0; times < 2; times++) {
      await stores.interactions.savePage({ ...page, skipped: skipped as never });
    }
    const counts = await stores.skipped.count({ from: 0, to: 50 });
    expect(counts.map(({ reason, count }) => [reason, count])).toEqual([
      ['date', 1],
      ['internal', 1],
    ]);
    expect(await stores.skipped.total('s')).toBe(3);
  });

  it('remember memos, threads, snapshots and weekly evidence', async () => {
    await stores.memos.write('detector', { weeks: 6 }, null);
    expect(await stores.memos.read('detector')).toEqual({ weeks: 6 });
    expect(await stores.memos.read('nothing')).toBeNull();
    await stores.threads.save({ route: 'r', thread: 't', messageId: 'm', state: { n: 1 } }, null);
    expect(await stores.threads.list('r')).toMatchObject([{ messageId: 'm', state: { n: 1 } }]);
    const id = await stores.snapshots.save({ query: {}, report: { a: 1 }, expiresAt: null });
    expect(await stores.snapshots.find(id)).toMatchObject({ report: { a: 1 } });
    expect(await stores.snapshots.revoke(id)).toBe(true);
    expect(await stores.snapshots.find(id)).toBeNull();
    const weeks = [{ start: 7, bytes: Buffer.from('evidence') }];
    const revision = await stores.revisions.read();
    await stores.evidence.save({ kind: 'detector', weeks, revision, leaseEpoch: null });
    expect(await stores.evidence.read('detector', { from: 0, to: 9 })).toEqual(weeks);
  });
});
