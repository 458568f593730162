import { sandboxKeys } from '../../../sandbox/keys.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import type { ConversationRead } from '../../../src/domain/conversation.js';
import { PolledSource } from '../../support/polled-source.js';
import { startStillSandbox } from '../../support/sandbox.js';
import { json, serveAnswers } from '../../support/vendor-server.js';
import { deskKeys } from './desk-keys.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startStillSandbox({ historyDays: 4 });
});
afterAll(() => sandbox.close());

function source(url: string, keys: Record<string, unknown>): PolledSource {
  return new PolledSource({
    id: 'rest',
    keys: { connector: 'rest', ...keys },
    env: { DESK_TOKEN: sandboxKeys.deskToken },
    allowHosts: [new URL(url).host],
    now: () => sandbox.world.now(),
    isHurried: true,
  });
}

async function conversations(paging: object, window = {}): Promise<readonly ConversationRead[]> {
  const url = sandbox.url;
  const pages = await source(url, deskKeys(`${url}/rest`, paging, window)).pages();
  expect(pages.length).toBeGreaterThan(2);
  const byId = new Map(pages.flatMap((page) => page.conversations).map((one) => [one.id, one]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe('a list comes out the same however it is paged', () => {
  const sized = { size: 20, sizeParameter: 'size' };
  const cases: [string, object, object][] = [
    ['the Link header', { by: 'link' }, { size: '20' }],
    ['page numbers', { by: 'page', parameter: 'page', ...sized }, {}],
    ['an offset, a tenth of each page twice', { by: 'offset', parameter: 'skip', ...sized }, {}],
    ['a window that moves on', { by: 'window', ...sized }, {}],
  ];

  it.each(cases)('%s', async (_, paging, window) => {
    const cursor = { by: 'cursor', parameter: 'after', next: 'next_cursor' };
    const expected = await conversations(cursor, { size: '20' });
    expect(expected.length).toBeGreaterThan(60);
    expect(await conversations(paging, window)).toEqual(expected);
  });
});

describe('what a list cannot be read by is said', () => {
  const reading = async (body: unknown, keys: Record<string, unknown> = {}) => {
    const server = await serveAnswers((_, response) => {
      json(response, body);
    });
    const all = {
      ...deskKeys(server.url, { by: 'none' }),
      details: {},
      events: undefined,
      ...keys,
    };
    const pages = source(server.url, { ...all, url: server.url }).pages();
    return pages.finally(() => server.close());
  };
  const row = { number: 1, opened: '2026-10-20T08:00:00Z', changed: '2026-10-20T09:00:00Z' };

  it('a record without a channel, one with a broken date and one that is no object are counted', async () => {
    const broken = { ...row, number: 2, opened: 'soon', door: 'web' };
    const [page] = await reading({ cases: [{ ...row, door: 'web' }, row, broken, 7] });
    expect(page!.conversations.map(({ id }) => id)).toEqual(['1']);
    expect(page!.skipped.map(({ reason }) => reason)).toEqual([
      'missing_channel',
      'unreadable_opened_at',
      'not_an_object',
    ]);
  });

  it('an answer without the list says which expression to correct', async () => {
    await expect(reading('a page of HTML')).rejects.toThrow(
      'sources.rest: the answer to /cases holds no list at "cases"; correct items.',
    );
    await expect(reading({ results: [] })).rejects.toThrow('correct items');
    const [empty] = await reading({ cases: [] });
    expect(empty!.conversations).toEqual([]);
  });

  it('an expression that fails on a record costs that record only', async () => {
    const fields = { id: 'number', channel: 'door', openedAt: { jsonata: '$error("no")' } };
    const [page] = await reading({ cases: [{ ...row, door: 'web' }] }, { fields });
    expect(page!.skipped.map(({ reason }) => reason)).toEqual(['expression_failed']);
  });

  it('an expression that fails on an answer is none that finds nothing', async () => {
    const { list } = deskKeys('http://127.0.0.1', { by: 'none' });
    const failing = { ...(list as object), items: 'cases[$error("no")]' };
    await expect(reading({ cases: [row] }, { list: failing })).rejects.toThrow(
      'sources.rest: the expression "cases[$error("no")]" fails on the answer to /cases; correct items.',
    );
    const paging = { by: 'cursor', parameter: 'after', next: '$error("no")' };
    await expect(reading({ cases: [] }, { list: { ...(list as object), paging } })).rejects.toThrow(
      'correct paging.next.',
    );
  });

  it('a link to another host is not followed', async () => {
    const body = { cases: [], next: 'http://169.254.169.254/latest/meta-data' };
    const keys = deskKeys('http://127.0.0.1', { by: 'link', next: 'next' });
    await expect(reading(body, { list: keys['list'] })).rejects.toThrow(
      'is not an address of this source',
    );
  });
});
