// A private Dovecot for tests: its own folder, its own configuration, on loopback; started and stopped by its process id.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const mailPassword = 'sandbox-mail-password';

export interface Dovecot {
  readonly port: number;
  /** The maildir of a user; made if it is not there. */
  maildir(user: string): string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

/** Is there a Dovecot to start, and a user to run it under? Said in one line where not. */
export function isDovecotThere(): boolean {
  const isThere =
    existsSync('/usr/sbin/dovecot') &&
    process.getuid?.() === 0 &&
    spawnSync('id', ['mailtest']).status === 0;
  if (!isThere)
    console.warn(
      'Dovecot absent: run scripts/setup-test-servers.sh as root (IMAP tests are skipped)',
    );
  return isThere;
}

/** Starts one on a free port. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'unison-dovecot-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const configuration = join(folder, 'dovecot.conf');
  writeFileSync(configuration, configurationOf(folder, port));
  for (const name of ['run', 'state', 'mail']) mkdirSync(join(folder, name), { mode: 0o755 });
  owned(join(folder, 'mail'));
  let running: ChildProcess | null = null;
  const stop = async (): Promise<void> => {
    const stopped = running;
    running = null;
    if (stopped === null || stopped.exitCode !== null) return;
    const ended = new Promise((resolve) => stopped.once('exit', resolve));
    stopped.kill('SIGTERM');
    await ended;
  };
  const start = async (): Promise<void> => {
    running = spawn('/usr/sbin/dovecot', ['-F', '-c', configuration], { stdio: 'ignore' });
    await answering(port);
  };
  await start();
  return {
    ...{ port, stop, start },
    maildir: (user) => maildirIn(join(folder, 'mail', user)),
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Files written by root belong to the user the server reads them as. */
export function owned(path: string): void {
  spawnSync('chown', ['-R', 'mailtest:mailtest', path]);
}

/** A fixed stamp, so that the numbers of two mailboxes can be compared. */
function maildirIn(home: string): string {
  const maildir = join(home, 'Maildir');
  if (existsSync(maildir)) return maildir;
  for (const folder of ['', '.Sent', '.Archive'])
    for (const part of ['new', 'cur', 'tmp'])
      mkdirSync(join(maildir, folder, part), { recursive: true });
  for (const folder of ['', '.Sent', '.Archive'])
    writeFileSync(
      join(maildir, folder, 'dovecot-uidlist'),
      `3 V1700000000 N1 G0123456789abcdef0123456789abcde${folder === '' ? '0' : folder === '.Sent' ? '1' : '2'}\n`,
    );
  owned(home);
  return maildir;
}

function configurationOf(folder: string, port: number): string {
  return `
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
mail_home = ${folder}/mail/%u
mail_location = maildir:~/Maildir
first_valid_uid = 1
mail_max_userip_connections = 100
passdb {
  driver = static
  args = password=${mailPassword}
}
userdb {
  driver = static
  args = uid=mailtest gid=mailtest home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
}
service imap-login {
  inet_listener imap {
    port = ${String(port)}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => {
        resolve(false);
      });
    });
    if (isUp) return;
    await wait(50);
  }
  throw new Error(`Dovecot does not answer on port ${String(port)}; look into its log`);
}
