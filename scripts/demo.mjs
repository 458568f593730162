// `npm run demo`: installs if needed, builds, starts the simulated company and Unison polling its vendors, prints the addresses.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const port = process.env.PORT ?? '3000';
const sandboxPort = process.env.SANDBOX_PORT ?? '4600';
const folder = '.unison/demo';
const unison = `http://127.0.0.1:${port}`;
const sandbox = `http://127.0.0.1:${sandboxPort}`;
/** Until the history is read and told, a minute of the company's time passes in a second; from then on two hours. */
const speed = 7200;

const children = new Set();

/** Ends everything that was started; the first reason to stop is the one that counts. */
function stop(code) {
  process.exitCode ??= code;
  for (const child of children) child.kill('SIGTERM');
}

function start(command, args, env = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

/** Resolves when a program has done its work; ends the demo where it could not. */
function run(command, args) {
  const child = start(command, args);
  return new Promise((resolve) => {
    child.on('exit', (code) => (code === 0 ? resolve() : stop(code ?? 1)));
  });
}

/** Starts a program that is to run on; the demo ends with it. */
function serve(args, env) {
  start(process.execPath, args, env).on('exit', (code) => stop(code ?? 1));
}

/** What an address answers as JSON; null where it does not. */
async function ask(url, init) {
  try {
    const answer = await fetch(url, init);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** Looks again and again until there is something to see; null where the time is up, or the demo is ending. */
async function until(seconds, look) {
  const end = process.uptime() + seconds;
  while (process.uptime() < end && process.exitCode === undefined) {
    const seen = await look();
    if (seen !== null) return seen;
    await wait(250);
  }
  return null;
}

/** Compiled without the check of types, which is `npm run check`'s: the same files in half the time. */
const compile = ['-p', 'tsconfig.unchecked.json'];

async function startSandbox() {
  if ((await ask(`${sandbox}/clock`)) !== null) return refusePort();
  await run('node_modules/.bin/tsc', ['-p', 'sandbox/tsconfig.json', '--noCheck']);
  serve(['dist-sandbox/server.js'], { SANDBOX_PORT: sandboxPort, SANDBOX_FOLDER: folder });
  if ((await until(60, () => ask(`${sandbox}/clock`))) === null) refusePort();
}

function refusePort() {
  console.error(
    `The simulated company cannot take port ${sandboxPort}; set SANDBOX_PORT to a free one.`,
  );
  stop(1);
}

async function buildUnison() {
  await run('node_modules/.bin/nest', ['build', ...compile]);
  await run(process.execPath, ['scripts/web-assets.mjs']);
}

/** The demo's configuration, or a copy of it where the sandbox answers at another port. */
function configuration() {
  if (sandboxPort === '4600') return 'config/demo.yaml';
  const path = `${folder}/demo.yaml`;
  const text = readFileSync('config/demo.yaml', 'utf8');
  const moved = text.replaceAll(':4600', `:${sandboxPort}`).replaceAll(`../${folder}/`, './');
  writeFileSync(path, moved);
  return path;
}

/** How many contacts there are, once every source has been read up to its present. */
async function historyRead() {
  const sources = (await ask(`${unison}/api/v1/sources`))?.data ?? [];
  const isRead = ({ completeUntil }) => completeUntil !== null;
  const count = sources.reduce((sum, { interactions }) => sum + interactions, 0);
  if (process.stdout.isTTY && count > 0) process.stdout.write(`\r${count} contacts read ...`);
  return sources.length > 0 && sources.every(isRead) ? count : null;
}

/** Has Slack heard of the gaps found in the history? */
async function isTold() {
  const told = await ask(`${sandbox}/slack/messages`);
  return (told?.messages.length ?? 0) > 0 ? true : null;
}

if (!existsSync('node_modules/.package-lock.json')) await run('npm', ['ci', '--no-progress']);
process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const startedAt = process.uptime();
console.log('Building, and starting a simulated company with a year of history ...');
await Promise.all([startSandbox(), buildUnison()]);
console.log('Unison polls its X, telephony, mail, help desk and surveys ...');
serve(['--max-semi-space-size=32', 'dist/cli.js', 'serve', '--config', configuration()], {
  PORT: port,
  LOG_LEVEL: 'warn',
  DATABASE_URL: `sqlite:${folder}/unison.db`,
});
const count = await until(600, historyRead);
if (count !== null) {
  await ask(`${unison}/api/v1/report`);
  const seconds = Math.round(process.uptime() - startedAt);
  if (process.stdout.isTTY) process.stdout.write('\r');
  console.log(`${count} contacts of a year read, compared and ready after ${seconds} s.\n`);
  console.log(`  The report:          http://localhost:${port}/report`);
  console.log(`  Slack, as received:  http://localhost:${sandboxPort}/slack`);
  console.log(`  What is simulated:   http://localhost:${sandboxPort}/truth\n`);
  await until(90, isTold);
  await ask(`${sandbox}/clock`, { method: 'POST', body: JSON.stringify({ speed }) });
  console.log(
    'From now on two hours pass there in each second. Tomorrow e-mail about accounts falls',
  );
  console.log(
    'behind: /gaps shows it some nine days later, within about two minutes; Slack hears of it soon after.',
  );
  console.log('Ctrl-C stops both.');
} else if (process.exitCode === undefined) {
  console.error('The history was not read within ten minutes: the lines above may say why.');
  stop(1);
}
