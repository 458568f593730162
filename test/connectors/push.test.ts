import type { Access } from '../../src/connectors/connector.js';
import { pushConfigSchema, type PushConfig } from '../../src/connectors/push/config.js';
import { pushConnector } from '../../src/connectors/push/connector.js';
import { createPushReader } from '../../src/connectors/push/normalise.js';

function access(config: object = {}): Access<PushConfig> {
  const silent = (): undefined => undefined;
  return {
    source: { id: 'till', timezone: 'Europe/Brussels', isLive: true, folder: '.' },
    config: pushConfigSchema.parse(config),
    http: { request: () => Promise.reject(new Error('no network here')) },
    addressOf: () => Promise.reject(new Error('no network')),
    clock: { now: () => Date.parse('2026-06-01T00:00:00Z') },
    log: { error: silent, warn: silent, info: silent },
    signal: new AbortController().signal,
    budget: { remaining: () => 0, spend: silent },
    hashCustomer: () => 'hash',
    mapChannel: (raw) => ({ phone: 'phone', internal: null })[raw],
  };
}

const good = {
  id: 'a1',
  channel: 'phone',
  openedAt: '2026-01-05 09:00',
  csat: 4,
  customer: 'x@y.z',
};

describe('a pushed record', () => {
  it('is read by the same rules as a row of a file', () => {
    const outcome = createPushReader(access())(good, 'row 1');
    expect(outcome).toMatchObject({
      kind: 'read',
      conversation: {
        id: 'a1',
        customer: 'hash',
        isFlat: true,
        events: [{ at: Date.parse('2026-01-05T08:00:00Z') }],
        ratings: [{ metric: 'csat', value: 4, scale: '1-5' }],
      },
    });
  });

  it.each<[unknown, string, string]>([
    [undefined, 'row 1', 'not_json'],
    ['text', 'row 1', 'not_an_object'],
    [{ ...good, name: 'Jan' }, 'a1', 'unknown_field'],
    [{ ...good, openedAt: '10/5/2020' }, 'a1', 'ambiguous_date'],
    [{ ...good, openedAt: 'soon' }, 'a1', 'unreadable_opened_at'],
    [{ ...good, channel: 'internal' }, 'a1', 'internal_channel'],
    [{ ...good, id: '' }, 'row 1', 'missing_id'],
  ])('%j is left out as %s: %s', (record, key, reason) => {
    expect(createPushReader(access())(record, 'row 1')).toMatchObject({ skipped: { key, reason } });
  });

  it('may hold only the fields its source announces, which decide what is measured', () => {
    const some = access({ fields: ['id', 'channel', 'openedAt', 'csat'] });
    expect(pushConnector.measurable(some.config)).toEqual(['csat']);
    expect(createPushReader(some)(good, 'row 1')).toMatchObject({
      skipped: { reason: 'unknown_field' },
    });
  });
});

it('a push source has nothing to poll', async () => {
  const page = await pushConnector.readPage(access(), null, { kind: 'incremental' });
  expect(page).toMatchObject({ conversations: [], isLast: true, completeUntil: null });
  expect((await pushConnector.check(access())).sentence).toBe(
    'sources.till: waits for POST /api/v1/interactions.',
  );
});
