import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../../../src/connectors/connector.js';
import { PolledSource } from '../../support/polled-source.js';
import { scratchFolder } from '../../support/scratch-folder.js';

const folder = scratchFolder();
afterAll(() => {
  folder.remove();
});
const path = join(folder.path, 'sync.jsonl');
const source = () =>
  new PolledSource({
    ...{ id: 'tap', env: {}, allowHosts: [], now: () => Date.parse('2026-10-27T00:00:00Z') },
    keys: {
      ...{ connector: 'airbyte', path },
      streams: { tickets: { fields: { id: 'id', channel: { jsonata: '"web"' }, openedAt: 'at' } } },
    },
  });
const ids = (pages: readonly Page<unknown>[]): string[] =>
  pages.flatMap((page) => page.conversations.map(({ id }) => id));
const data = (id: string): object => ({ id, at: '2026-10-20T08:00:00Z' });
const airbyte = (id: string, stream = 'tickets'): string =>
  `${JSON.stringify({ type: 'RECORD', record: { stream, data: data(id), emitted_at: 1 } })}\n`;
const singer = (id: string): string =>
  `${JSON.stringify({ type: 'RECORD', stream: 'tickets', record: data(id) })}\n`;
const state = '{"type":"STATE","value":{}}\n';

describe('a stream of records', () => {
  it('is committed at its checkpoints: what follows the last one waits for the next', async () => {
    writeFileSync(path, airbyte('1') + singer('2') + state + airbyte('3'));
    const first = await source().pages();
    expect(ids(first)).toEqual(['1', '2']);
    expect(ids(await source().pages(first.at(-1)!.next))).toEqual([]);
    appendFileSync(path, singer('4') + state);
    const second = await source().pages(first.at(-1)!.next);
    expect(ids(second)).toEqual(['3', '4']);
    expect(ids(await source().pages(second.at(-1)!.next))).toEqual([]);
  });

  it('without any checkpoint gives nothing yet', async () => {
    writeFileSync(path, airbyte('1') + airbyte('2'));
    const first = await source().pages();
    expect([ids(first), first.at(-1)!.completeUntil]).toEqual([[], null]);
    appendFileSync(path, state);
    expect(ids(await source().pages(first.at(-1)!.next))).toEqual(['1', '2']);
  });

  it('says what in it is no message, and that a sync failed', async () => {
    const failure = '{"type":"TRACE","trace":{"type":"ERROR","error":{"message":"no"}}}\n';
    const odd = '{"type":"RECORD","record":7}\n';
    writeFileSync(
      path,
      `nonsense\n${odd}${failure}${airbyte('1')}${airbyte('2', 'users')}${state}`,
    );
    const pages = await source().pages();
    expect(ids(pages)).toEqual(['1']);
    expect(pages.flatMap((page) => page.skipped.map(({ reason }) => reason))).toEqual([
      'unreadable_message',
      'unreadable_message',
      'sync_failed',
    ]);
  });

  it('longer than one piece is read in several', async () => {
    const many = Array.from({ length: 15_000 }, (_, place) => airbyte(`n${place}`)).join('');
    writeFileSync(path, many + state);
    const pages = await source().pages();
    expect(pages.length).toBeGreaterThan(1);
    expect(new Set(ids(pages)).size).toBe(15_000);
    expect(ids(pages)).toHaveLength(15_000);
  });
});
