// `npm run demo`: installs if needed, builds, starts the simulated company and Unison reading it, prints the addresses.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const port = process.env.PORT ?? '3000';
const sandboxPort = process.env.SANDBOX_PORT ?? '4600';
const folder = '.unison/demo';

function step(command, args) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

const children = [];

function start(script, args, env) {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  child.on('exit', (code) => stop(code ?? 1));
  children.push(child);
}

function stop(code) {
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}

async function answers(url, seconds) {
  for (let tries = 0; tries < seconds * 4; tries += 1) {
    const isThere = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return true;
    await wait(250);
  }
  return false;
}

if (!existsSync('node_modules/.package-lock.json')) step('npm', ['ci', '--no-progress']);
step('npm', ['run', 'build', '--silent']);
rmSync(folder, { recursive: true, force: true });
process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));

console.log('Starting a simulated company with a year of history, and Unison reading it ...');
start('dist-sandbox/server.js', [], { SANDBOX_PORT: sandboxPort, SANDBOX_FOLDER: folder });
if (!(await answers(`http://127.0.0.1:${sandboxPort}/clock`, 30))) {
  console.error(
    `The simulated company did not start on port ${sandboxPort}; set SANDBOX_PORT to a free one.`,
  );
  stop(1);
} else {
  start('dist/cli.js', ['serve', '--config', 'config/demo.yaml'], {
    PORT: port,
    LOG_LEVEL: 'warn',
    DATABASE_URL: `sqlite:${folder}/unison.db`,
    SANDBOX_URL: `http://127.0.0.1:${sandboxPort}`,
  });
  if (await answers(`http://127.0.0.1:${port}/report`, 60)) {
    console.log(`\n  The report:          http://localhost:${port}/report`);
    console.log(`  Slack, as received:  http://localhost:${sandboxPort}/slack`);
    console.log(`  What is simulated:   http://localhost:${sandboxPort}/truth\n`);
    console.log('Ctrl-C stops both.');
  }
}
