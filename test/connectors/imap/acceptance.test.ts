import { utimesSync, writeFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mailbox } from '../../../sandbox/company.js';
import {
  messagesOf,
  newslettersBetween,
  type MailRow,
} from '../../../sandbox/fakes/graph-messages.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import {
  isDovecotThere,
  mailPassword,
  owned,
  startDovecot,
  type Dovecot,
} from '../../support/dovecot.js';
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
        readdirSync(join(folder, part)).map((name) => name.split(':')[0]),
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

if (isDovecotThere()) {
  let dovecot: Dovecot;
  const users = new Map<Sandbox, string>();
  const userOf = (sandbox: Sandbox): string => {
    const user = users.get(sandbox) ?? `box${String(users.size)}`;
    users.set(sandbox, user);
    return user;
  };
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot.remove());
  describeConnector({
    connector: 'imap',
    keys: (_, sandbox) => ({
      ...{ host: '127.0.0.1', port: dovecot.port, security: 'none', user: userOf(sandbox) },
      ...{ password: { env: 'MAIL_PASSWORD' }, own: [mailbox], historyDays: 25 },
    }),
    allowHosts: () => [`127.0.0.1:${String(dovecot.port)}`],
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
  });
} else it.skip('reads a real Dovecot (absent: Debian package dovecot-imapd)', () => undefined);
