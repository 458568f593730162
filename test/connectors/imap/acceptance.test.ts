import { readFileSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mailbox } from '../../../sandbox/company.js';
import {
  messagesOf,
  newslettersBetween,
  type MailRow,
} from '../../../sandbox/fakes/graph-messages.js';
import type { Random } from '../../../sandbox/random.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { startBrokenLine, type BrokenLine, type LineFault } from '../../support/broken-line.js';
import {
  isDovecotThere,
  mailPassword,
  owned,
  startDovecot,
  type Dovecot,
} from '../../support/dovecot.js';
import type { Troubles } from '../../support/fault-runs.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';

const seen: Visibility = {
  door: 'email',
  kinds: ['message', 'receipt'],
  isWholeSeconds: true,
  measurable: ['firstResponseAt'],
};

/** What has been sent so far, as files of a maildir: the server takes their times for its own instants. */
function deliver(sandbox: Sandbox, maildir: string): void {
  const { world } = sandbox;
  const mails = [
    ...world.contactsOf('email').flatMap(messagesOf),
    ...newslettersBetween(world.truth.from, world.now()),
  ].filter(({ at }) => at >= world.truth.from && at <= world.now());
  const places = { inbox: join(maildir, 'new'), sentitems: join(maildir, '.Sent', 'new') };
  const known = new Set(
    [maildir, join(maildir, '.Sent')].flatMap((folder) =>
      ['new', 'cur'].flatMap((part) =>
        readdirSync(join(folder, part)).map((name) => name.split(':')[0]!.replace(/(\+)+$/, '')),
      ),
    ),
  );
  for (const mail of mails) {
    const name = `${String(Math.floor(mail.at / 1000))}.${mail.id.slice(4, 24).replaceAll(/\W/g, '_')}.host`;
    if (known.has(name)) continue;
    const path = join(places[mail.folder], name);
    writeFileSync(path, textOf(mail));
    utimesSync(path, mail.at / 1000, Math.floor(mail.at / 1000));
  }
  owned(maildir);
}

function textOf({ headers, from, to, subject, preview, messageId, at }: MailRow): string {
  const given = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [
    `From: "${from.name}" <${from.address}>`,
    `To: "${to.name}" <${to.address}>`,
    `Subject: ${subject}`,
    `Message-ID: ${messageId}`,
    `Date: ${new Date(at - 7_200_000).toUTCString()}`,
    ...given,
    '',
    preview,
    '',
  ].join('\r\n');
}

/** Connections that break off, are refused or slow; a server that starts again, with other numbers; mail moved away and back. */
function mailTroubles(dovecot: Dovecot, line: BrokenLine, maildir: string): Troubles {
  let restarted: Promise<void> = Promise.resolve();
  return {
    start: (random) => {
      line.play(Array.from({ length: random.whole(0, 3) }, () => lineFault(random)));
      if (random.chance(0.2)) moveAwayAndBack(maildir, random);
      if (random.chance(0.15)) restarted = restart(dovecot, maildir, random);
    },
    end: async () => {
      await restarted;
      line.clear();
    },
  };
}

/** Cuts come early or late alike: in the greeting, in a list of numbers, in the middle of envelopes. */
function lineFault(random: Random): LineFault {
  const kind = random.weighted({ cut: 5, refuse: 1, slow: 1 });
  if (kind === 'cut') return { kind, afterBytes: Math.floor(10 ** (1 + 4.5 * random.next())) };
  return kind === 'slow' ? { kind, milliseconds: random.whole(1, 5) } : { kind };
}

/** A message that was moved away and back has a new number. */
function moveAwayAndBack(maildir: string, random: Random): void {
  const read = join(maildir, 'cur');
  for (const name of readdirSync(read).filter(() => random.chance(0.05)))
    renameSync(join(read, name), join(maildir, 'new', `${name.split(':')[0]!}+`));
}

let stamp = 1_700_000_000;

async function restart(dovecot: Dovecot, maildir: string, random: Random): Promise<void> {
  const isRenumbered = random.chance(0.5);
  await wait(random.whole(0, 100));
  await dovecot.stop();
  if (isRenumbered) renumber(maildir);
  await dovecot.start();
}

/** Another UIDVALIDITY: all numbers known so far are void. */
function renumber(maildir: string): void {
  const path = join(maildir, 'dovecot-uidlist');
  const [header = '', ...rest] = readFileSync(path, 'utf8').split('\n');
  stamp += 1;
  writeFileSync(path, [header.replace(/V\d+/, `V${String(stamp)}`), ...rest].join('\n'));
  for (const name of ['dovecot.index', 'dovecot.index.log', 'dovecot.index.cache'])
    rmSync(join(maildir, name), { force: true });
  owned(maildir);
}

if (isDovecotThere()) {
  let dovecot: Dovecot;
  let line: BrokenLine;
  const users = new Map<Sandbox, string>();
  const userOf = (sandbox: Sandbox): string => {
    const user = users.get(sandbox) ?? `box${String(users.size)}`;
    users.set(sandbox, user);
    return user;
  };
  beforeAll(async () => {
    dovecot = await startDovecot();
    line = await startBrokenLine(dovecot.port);
  });
  afterAll(async () => {
    await line.close();
    await dovecot.remove();
  });
  describeConnector({
    connector: 'imap',
    keys: (_, sandbox) => ({
      ...{ host: '127.0.0.1', port: line.port, security: 'none', user: userOf(sandbox) },
      ...{ password: { env: 'MAIL_PASSWORD' }, own: [mailbox], historyDays: 25 },
    }),
    allowHosts: () => [`127.0.0.1:${String(line.port)}`],
    env: { MAIL_PASSWORD: mailPassword },
    wrongEnv: { MAIL_PASSWORD: 'wrong' },
    expected: (world, now) => expectedLines(world, now, seen),
    lineOf,
    lagMs: 0,
    idleRequests: 0,
    prepare: (sandbox) => {
      deliver(sandbox, dovecot.maildir(userOf(sandbox)));
    },
    isHttp: false,
    // A run takes some ten seconds: servers start and stop in it.
    faultRuns: 40,
    troubles: (sandbox) => mailTroubles(dovecot, line, dovecot.maildir(userOf(sandbox))),
  });
} else it.skip('reads a real Dovecot (absent: Debian package dovecot-imapd)', () => undefined);
