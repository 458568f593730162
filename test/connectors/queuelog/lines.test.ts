import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseQueueLine, readQueueLine } from '../../../src/connectors/queuelog/normalise.js';
import type { Page } from '../../../src/connectors/connector.js';
import { PolledSource } from '../../support/polled-source.js';
import { scratchFolder } from '../../support/scratch-folder.js';

const hash = (address: string): string =>
  `i${Buffer.from(address).toString('hex').padEnd(64, '0')}`;
const folder = scratchFolder();
const path = join(folder.path, 'queue_log');
afterAll(() => {
  folder.remove();
});

function happened(line: string): string | null {
  const parsed = parseQueueLine(line);
  const read = parsed === null ? null : readQueueLine(parsed, hash);
  if (read === null) return null;
  const [event] = read.events;
  return `${read.id} ${read.topics.join()} ${event!.by} ${event!.kind} ${event!.at / 1000}`;
}

describe('a line of the queue log', () => {
  it.each([
    [
      '1793001600|c.1|Invoices|NONE|ENTERQUEUE||+32470123456|1',
      'c.1 queue:Invoices customer queued 1793001600',
    ],
    [
      '1793001600|c.1|Invoices|Agent/7|CONNECT|12|u.2|4',
      'c.1 queue:Invoices human connected 1793001600',
    ],
    [
      '1793001600|c.1|Invoices|NONE|ABANDON|1|1|40',
      'c.1 queue:Invoices customer abandoned 1793001600',
    ],
    [
      '1793001600|c.1|Invoices|NONE|EXITWITHTIMEOUT|1|1|40',
      'c.1 queue:Invoices system abandoned 1793001600',
    ],
    ['1793001600|c.1|NONE|Agent/7|COMPLETEAGENT|12|90|1', 'c.1  system ended 1793001600'],
    [
      '1793001600.25|c.1|Invoices|Agent/7|ATTENDEDTRANSFER|BRIDGE|x',
      'c.1 queue:Invoices system transferred 1793001600.25',
    ],
    ['1793001600|c.1|Invoices|Agent/7|RINGNOANSWER|4000', null],
    ['1793001600|NONE|NONE|NONE|QUEUESTART|', null],
    ['yesterday|c.1|Invoices|NONE|ABANDON', null],
    ['', null],
  ])('%s', (line, expected) => {
    expect(happened(line)).toBe(expected);
  });

  it('knows the caller by number only, and nobody by a withheld one', () => {
    const caller = (number: string) =>
      readQueueLine(parseQueueLine(`1793001600|c|q|NONE|ENTERQUEUE||${number}|1`)!, hash)!.customer;
    expect(caller('+32470123456')).toBe(hash('+32470123456'));
    expect([caller('anonymous'), caller('')]).toEqual([null, null]);
  });
});

describe('a log that grows and is rotated', () => {
  const line = (second: number, call: string): string =>
    `${1793001600 + second}|${call}|Invoices|NONE|ENTERQUEUE||+3247000000${second % 10}|1\n`;
  const source = () =>
    new PolledSource({
      ...{ id: 'log', env: {}, allowHosts: [], now: () => Date.parse('2026-10-27T00:00:00Z') },
      keys: { connector: 'queuelog', path, channels: { voice: 'phone' } },
    });
  const calls = (pages: readonly Page<unknown>[]): string[] =>
    pages.flatMap((page) => page.conversations.map(({ id }) => id));

  it('reads on after each line, waits for half ones, and finishes the old file first', async () => {
    writeFileSync(path, line(1, 'a') + line(2, 'b') + line(3, 'c').slice(0, 12));
    const first = await source().pages();
    expect(calls(first)).toEqual(['a', 'b']);
    appendFileSync(path, line(3, 'c').slice(12));
    const second = await source().pages(first.at(-1)!.next);
    expect(calls(second)).toEqual(['c']);
    appendFileSync(path, line(4, 'd'));
    renameSync(path, `${path}.1`);
    writeFileSync(path, line(5, 'e'));
    const third = await source().pages(second.at(-1)!.next);
    expect(calls(third)).toEqual(['d', 'e']);
    expect(third.flatMap((page) => page.holes)).toEqual([]);
    expect(third.at(-1)!.completeUntil).toBe((1793001600 + 5) * 1000);
    appendFileSync(path, line(6, 'f'));
    renameSync(`${path}.1`, `${path}.2`);
    renameSync(path, `${path}.1`);
    writeFileSync(path, line(7, 'g'));
    const fourth = await source().pages(third.at(-1)!.next);
    expect(calls(fourth)).toEqual(['f', 'g']);
    expect(calls(await source().pages())).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('says which stretch may be lost when the file it read is gone', async () => {
    writeFileSync(path, line(1, 'a'));
    const first = await source().pages();
    for (const name of [path, `${path}.1`, `${path}.2`]) rmSync(name, { force: true });
    writeFileSync(path, line(90, 'z'));
    const pages = await source().pages(first.at(-1)!.next);
    expect(calls(pages)).toEqual(['z']);
    expect(pages.flatMap((page) => page.holes)).toMatchObject([{ reason: 'log_rotated_away' }]);
  });

  it('counts what is no line, and goes on', async () => {
    for (const name of [`${path}.1`, `${path}.2`]) rmSync(name, { force: true });
    writeFileSync(path, `garbage\n\n${line(1, 'a')}`);
    const pages = await source().pages();
    expect(calls(pages)).toEqual(['a']);
    expect(pages.flatMap((page) => page.skipped.map(({ reason }) => reason))).toEqual([
      'unreadable_line',
    ]);
  });
});
