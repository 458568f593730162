// The IMAP connector against a real Dovecot: what mail does to a mailbox, and what a server does to a poll.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import type { Page } from '../../../src/connectors/connector.js';
import { startBrokenLine } from '../../support/broken-line.js';
import {
  isDovecotThere,
  mailPassword,
  owned,
  startDovecot,
  type Dovecot,
} from '../../support/dovecot.js';
import { storedInteractions, storesInMemory } from '../../support/page.js';
import { PolledSource } from '../../support/polled-source.js';

const itReal = isDovecotThere() ? it : it.skip;
const ours = 'help@lumio.example';
const minute = 60_000;
const start = Date.parse('2026-10-19T08:00:00Z');
const now = start + 3 * 86_400_000;

interface Letter {
  readonly id: string;
  readonly minutes: number;
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

let dovecot!: Dovecot;
let count = 0;
beforeAll(async () => {
  if (isDovecotThere()) dovecot = await startDovecot();
});
afterAll(async () => {
  if (isDovecotThere()) await dovecot.remove();
});

/** A mailbox of its own for each test. */
function aMailbox(): string {
  count += 1;
  const user = `server${String(count)}`;
  dovecot.maildir(user);
  return user;
}

async function asUser<Result>(
  user: string,
  use: (client: ImapFlow) => Promise<Result>,
): Promise<Result> {
  const auth = { user, pass: mailPassword };
  const client = new ImapFlow({
    ...{
      host: '127.0.0.1',
      port: dovecot.port,
      secure: false,
      doSTARTTLS: false,
      auth,
      logger: false,
    },
  });
  await client.connect();
  const result = await use(client);
  await client.logout();
  return result;
}

function delivered(user: string, letters: readonly Letter[]): Promise<void> {
  return asUser(user, async (client) => {
    for (const letter of letters) {
      const { folder = 'INBOX', minutes } = letter;
      await client.append(folder, textOf(letter), [], new Date(start + minutes * minute));
    }
  });
}

function textOf({ id, from = 'ann@example.com', headers = {} }: Letter): string {
  const to = from === ours ? 'ann@example.com' : ours;
  return [
    ...[`From: ${from}`, `To: ${to}`, 'Subject: private words', `Message-ID: <${id}@example.com>`],
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...['Date: Thu, 1 Jan 2015 00:00:00 +0000', '', 'private words', ''],
  ].join('\r\n');
}

const answering = (id: string): Readonly<Record<string, string>> => ({
  'In-Reply-To': `<${id}@example.com>`,
});
const sent = { folder: 'Sent', from: ours };

/** Question, receipt, answer and thanks; a reply known by In-Reply-To only; unanswered; a bounce; out of office. */
const corpus: readonly Letter[] = [
  { id: 'q1', minutes: 0 },
  {
    id: 'r1',
    minutes: 1,
    ...sent,
    headers: { ...answering('q1'), 'Auto-Submitted': 'auto-replied' },
  },
  {
    id: 'a1',
    minutes: 47,
    ...sent,
    headers: { ...answering('q1'), References: '<q1@example.com>' },
  },
  {
    id: 't1',
    minutes: 60,
    headers: { ...answering('a1'), References: '<q1@example.com> <a1@example.com>' },
  },
  { id: 'q2', minutes: 10, from: 'bob@example.com' },
  { id: 'a2', minutes: 310, ...sent, headers: answering('q2') },
  { id: 'q3', minutes: 20, from: 'cas@example.com' },
  {
    ...{ id: 'b1', minutes: 30, from: 'MAILER-DAEMON@example.com' },
    headers: {
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x',
      ...answering('a1'),
    },
  },
  { id: 'o1', minutes: 50, headers: { ...answering('a1'), 'Auto-Submitted': 'auto-replied' } },
];

function sourceOf(
  user: string,
  over: Readonly<Record<string, unknown>> = {},
  allow = [`127.0.0.1:${String(dovecot.port)}`],
): PolledSource {
  return new PolledSource({
    id: 'mail',
    keys: {
      ...{ connector: 'imap', host: '127.0.0.1', port: dovecot.port, security: 'none', user },
      ...{ password: { env: 'MAIL' }, own: [ours], historyDays: 30, ...over },
    },
    env: { MAIL: mailPassword },
    allowHosts: allow,
    now: () => now,
  });
}

/** Minutes until a person answered, in order of opening; null = nobody has. */
async function waits(
  stores: Awaited<ReturnType<typeof storesInMemory>>,
): Promise<readonly (number | null)[]> {
  const all = [...(await storedInteractions(stores))].sort((a, b) => a.openedAt - b.openedAt);
  return all.map(({ openedAt, firstResponseAt }) =>
    firstResponseAt === null ? null : (firstResponseAt - openedAt) / minute,
  );
}

itReal('reads the corpus: 47 min, 300 min, one unanswered, two left out', async () => {
  const user = aMailbox();
  await delivered(user, corpus);
  const source = sourceOf(user);
  const { stores, completeUntil } = await source.pollAfresh();
  expect(await waits(stores)).toEqual([47, 300, null]);
  expect(completeUntil).toBe(now - 5 * minute);
  const pages = await source.pages();
  expect(pages.flatMap(({ skipped }) => skipped.map(({ reason }) => reason))).toEqual([
    'automatic_mail',
    'automatic_mail',
  ]);
  expect(JSON.stringify([pages, await storedInteractions(stores)])).not.toMatch(
    /example\.com|private/,
  );
});

itReal('joins a thread whose first message comes last', async () => {
  const user = aMailbox();
  const late = corpus.filter(({ id }) => id === 'q1');
  await delivered(
    user,
    corpus.filter(({ id }) => id !== 'q1'),
  );
  const source = sourceOf(user);
  const { stores } = await source.pollAfresh();
  await delivered(user, late);
  await source.poll(stores);
  expect(await waits(stores)).toEqual([47, 300, null]);
});

itReal('counts nothing twice when mail is moved away, and back', async () => {
  const user = aMailbox();
  await delivered(user, corpus);
  const source = sourceOf(user, { folders: ['INBOX', 'Archive'] });
  const { stores } = await source.pollAfresh();
  await asUser(user, async (client) => {
    await client.mailboxOpen('INBOX');
    await client.messageMove('1:3', 'Archive');
  });
  expect(await source.poll(stores)).toMatchObject({ stored: 0 });
  await asUser(user, async (client) => {
    await client.mailboxOpen('Archive');
    await client.messageMove('1:*', 'INBOX');
  });
  expect(await source.poll(stores)).toMatchObject({ stored: 0 });
  expect(await waits(stores)).toEqual([47, 300, null]);
  expect(await waits((await source.pollAfresh()).stores)).toEqual([47, 300, null]);
});

itReal('reads a folder again whose UIDVALIDITY changed, and counts nothing twice', async () => {
  const user = aMailbox();
  await delivered(user, corpus);
  const source = sourceOf(user);
  const { stores } = await source.pollAfresh();
  await dovecot.stop();
  const maildir = dovecot.maildir(user);
  const list = join(maildir, 'dovecot-uidlist');
  const [, ...rest] = readFileSync(list, 'utf8').split('\n');
  const header = `3 V1800000000 N${String(rest.length + 5)} G0123456789abcdef0123456789abcde0`;
  writeFileSync(list, [header, ...rest].join('\n'));
  for (const name of ['dovecot.index', 'dovecot.index.log', 'dovecot.index.cache'])
    rmSync(join(maildir, name), { force: true });
  owned(maildir);
  await dovecot.start();
  await delivered(user, [{ id: 'q4', minutes: 4000, from: 'dan@example.com' }]);
  const stamp = async (): Promise<string | undefined> =>
    /"INBOX":\{"uidValidity":"(\d+)"/.exec(JSON.stringify(await stores.sources.state('mail')))?.[1];
  expect(await stamp()).toBe('1700000000');
  expect(await source.poll(stores)).toMatchObject({ stored: 1 });
  expect(await stamp()).toBe('1800000000');
  expect(await waits(stores)).toEqual([47, 300, null, null]);
});

itReal('goes on where it stopped when the server restarts in the middle of a poll', async () => {
  const user = aMailbox();
  const many = Array.from({ length: 1100 }, (_, place) => ({
    id: `m${String(place)}`,
    minutes: place,
  }));
  await delivered(user, many);
  await delivered(user, [{ id: 'am7', minutes: 1200, ...sent, headers: answering('m7') }]);
  const source = sourceOf(user);
  const access = source.access();
  const first = await source.connector.readPage(access, null, { kind: 'incremental' });
  await dovecot.stop();
  await expect(
    source.connector.readPage(access, first.next, { kind: 'incremental' }),
  ).rejects.toThrow('sources.mail: 127.0.0.1 refuses connections; check the host and the port.');
  await dovecot.start();
  const rest: Page<unknown>[] = await source.pages(first.next);
  const ids = [first, ...rest].flatMap((page) => page.conversations.map(({ id }) => id));
  expect(ids).toHaveLength(1101);
  expect(new Set(ids).size).toBe(1100);
});

itReal('survives a connection cut while a page is being read', async () => {
  const user = aMailbox();
  await delivered(user, corpus);
  const source = sourceOf(user);
  const cut = new AbortController();
  setTimeout(() => {
    cut.abort();
  }, 3);
  const stores = await storesInMemory();
  await source.poll(stores, cut.signal).catch((error: unknown) => {
    expect(String(error)).toMatch(/^TemporaryError: sources\.mail: .+\.$/);
  });
  await source.poll(stores);
  expect(await waits(stores)).toEqual([47, 300, null]);
});

itReal('takes no lost connection for "nothing new", after whatever byte it is cut', async () => {
  const user = aMailbox();
  await delivered(user, corpus);
  const line = await startBrokenLine(dovecot.port);
  const source = sourceOf(user, { port: line.port }, [`127.0.0.1:${String(line.port)}`]);
  const ended = { whole: 0, cut: 0 };
  for (let afterBytes = 300; afterBytes < 5700; afterBytes += 45) {
    const connection = (afterBytes / 45) % 3;
    const whole = Array.from(
      { length: connection },
      () => ({ kind: 'slow', milliseconds: 0 }) as const,
    );
    line.play([...whole, { kind: 'cut', afterBytes }]);
    const stores = await storesInMemory();
    const isWhole = await source.poll(stores).then(
      ({ completeUntil }) => completeUntil !== null,
      () => false,
    );
    if (isWhole) expect(await waits(stores)).toEqual([47, 300, null]);
    ended[isWhole ? 'whole' : 'cut'] += 1;
    await stores.close();
    line.clear();
  }
  await line.close();
  expect(ended.whole).toBeGreaterThan(5);
  expect(ended.cut).toBeGreaterThan(20);
});

itReal('says in one sentence what is wrong: password, folder, address, silence', async () => {
  const user = aMailbox();
  await delivered(user, corpus);
  const check = async (source: PolledSource): Promise<readonly string[]> => {
    const { status, sentence } = await source.connector.check(source.access());
    return [status, sentence];
  };
  expect(await check(sourceOf(user))).toEqual([
    'ok',
    'sources.mail: the mail server answers, and lets the inbox and the sent mail be read.',
  ]);
  const wrong = new PolledSource({
    id: 'mail',
    keys: {
      ...{ connector: 'imap', host: '127.0.0.1', port: dovecot.port, security: 'none', user },
      password: { env: 'MAIL' },
    },
    env: { MAIL: 'wrong' },
    allowHosts: [`127.0.0.1:${String(dovecot.port)}`],
    now: () => now,
  });
  expect(await check(wrong)).toEqual([
    'auth',
    'sources.mail: 127.0.0.1 refuses the user or the password; check both, or make an app password.',
  ]);
  expect((await check(sourceOf(user, { folders: ['Nowhere'] })))[1]).toBe(
    'sources.mail.folders: 127.0.0.1 has no such folder; write the names as the server lists them.',
  );
  expect(await check(sourceOf(user, {}, []))).toEqual([
    'configuration',
    `sources.mail: 127.0.0.1:${String(dovecot.port)} is an address inside the house; name it in allowHosts if it is meant.`,
  ]);
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => {
    silent.listen(0, '127.0.0.1', resolve);
  });
  const { port } = silent.address() as AddressInfo;
  const began = Date.now();
  expect(await check(sourceOf(user, { port }, [`127.0.0.1:${String(port)}`]))).toEqual([
    'network',
    'sources.mail: 127.0.0.1 does not greet; check that the port speaks IMAP, and with which security.',
  ]);
  expect(Date.now() - began).toBeLessThan(10_000);
  silent.close();
});
