// A private Request Tracker 5 (Debian packages) on loopback: its own SQLite database, folders and port, stopped by its id.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const library = '/usr/share/request-tracker5/lib';
const server = '/usr/share/request-tracker5/libexec/rt-server';
const emptyDatabase = '/var/lib/dbconfig-common/sqlite3/request-tracker5/rtdb';

export const rtPassword = 'a password for tests';
export const rtCustomer = 'anke@mail.example';

/** Is it installed here, with the database its package makes? */
export function isRequestTrackerThere(): boolean {
  return [library, server, emptyDatabase].every((path) => existsSync(path));
}

export interface RequestTracker {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts it and waits until it answers; `root` and the customer have `rtPassword`. */
export async function startRequestTracker(): Promise<RequestTracker> {
  const folder = mkdtempSync(join(tmpdir(), 'unison-rt-'));
  const port = await freePort();
  const env = prepare(folder, port);
  run(env, setup);
  const log = openSync(join(folder, 'rt.log'), 'a');
  const args = [`-I${library}`, server, '--port', String(port), '--host', '127.0.0.1'];
  const started = spawn('perl', [...args, '--server', 'Standalone'], {
    ...{ env, stdio: ['ignore', log, log], cwd: folder },
  });
  const url = `http://127.0.0.1:${String(port)}`;
  await answers(`${url}/REST/2.0/rt`, started);
  return { url, stop: () => stop(started, folder) };
}

function prepare(folder: string, port: number): NodeJS.ProcessEnv {
  for (const name of ['mason', 'sessions', 'log', 'site']) mkdirSync(join(folder, name));
  copyFileSync(emptyDatabase, join(folder, 'rtdb'));
  const site = join(folder, 'RT_SiteConfig.pm');
  const settings: Record<string, string> = {
    ...{ rtname: 'test.example', Organization: 'test.example', Timezone: 'UTC' },
    ...{ DatabaseType: 'SQLite', DatabaseName: join(folder, 'rtdb') },
    ...{ WebDomain: '127.0.0.1', WebPort: String(port), WebPath: '', MailCommand: 'testfile' },
    WebBaseURL: `http://127.0.0.1:${String(port)}`,
    WebSessionClass: 'Apache::Session::File',
    ...{ LogToSyslog: '', LogToSTDERR: 'warning' },
  };
  const lines = Object.entries(settings).map(([name, value]) => `Set($${name}, '${value}');`);
  const folders = [
    `$RT::MasonDataDir = '${join(folder, 'mason')}';`,
    `$RT::MasonSessionDir = '${join(folder, 'sessions')}';`,
  ];
  writeFileSync(site, [...lines, ...folders, '1;', ''].join('\n'));
  const { PATH, HOME } = process.env;
  // Without a folder of its own, the package's settings come after these and name the machine's database.
  const own = { RT_SITE_CONFIG: site, RT_SITE_CONFIG_DIR: join(folder, 'site') };
  return { PATH, HOME, ...own, RT_PASSWORD: rtPassword, RT_CUSTOMER: rtCustomer };
}

/** Passwords, and what everybody may do who writes to the queue "General". */
const setup = `
use RT; RT::LoadConfig(); RT::Init();
my $root = RT::User->new(RT->SystemUser); $root->Load('root'); $root->SetPassword($ENV{RT_PASSWORD});
my $one = RT::User->new(RT->SystemUser);
my ($id, $said) = $one->Create(Name => $ENV{RT_CUSTOMER}, EmailAddress => $ENV{RT_CUSTOMER},
  Password => $ENV{RT_PASSWORD}, Privileged => 1);
die $said unless $id;
my $queue = RT::Queue->new(RT->SystemUser); $queue->Load('General');
for my $right (qw(SeeQueue CreateTicket ReplyToTicket ShowTicket ModifyTicket)) {
  my ($ok, $why) = $one->PrincipalObj->GrantRight(Right => $right, Object => $queue);
  die $why unless $ok;
}
`;

function run(env: NodeJS.ProcessEnv, program: string): void {
  const { status, stderr } = spawnSync('perl', [`-I${library}`, '-e', program], {
    ...{ env, encoding: 'utf8' },
  });
  if (status !== 0) throw new Error(`Request Tracker could not be set up: ${stderr}`);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function answers(url: string, started: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    if (started.exitCode !== null) throw new Error('Request Tracker ended before it answered');
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => null,
    );
    if (status !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('Request Tracker did not answer within two minutes');
}

async function stop(started: ChildProcess, folder: string): Promise<void> {
  if (started.exitCode === null) {
    const gone = new Promise((resolve) => started.once('exit', resolve));
    started.kill('SIGTERM');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
}
