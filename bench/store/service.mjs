// The service as it is started: CPU until it answers, memory at rest, and a cached report beside a bare node:http server. One line of JSON.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { lineOf, yearOfRows } from './rows.mjs';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const agent = new Agent({ keepAlive: true, maxSockets: 16 });

function statOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * 10,
    rssMb: (Number(fields[21]) * 4096) / 2 ** 20,
  };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function ask(url) {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => resolve({ status: answer.statusCode, body: Buffer.concat(pieces) }));
    });
    request.on('error', reject);
  });
}

async function untilAnswering(url, child) {
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}`);
    const answer = await ask(url).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${url} never answered`);
}

/** Requests per CPU second of the server. */
async function ratingOf(pid, url, seconds) {
  for (let turn = 0; turn < 200; turn++) await ask(url);
  const before = statOf(pid).cpuMs;
  const end = Date.now() + seconds * 1000;
  let asked = 0;
  const worker = async () => {
    while (Date.now() < end) {
      await ask(url);
      asked += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return asked / ((statOf(pid).cpuMs - before) / 1000);
}

/** How long the service keeps others waiting while it makes a year's report: the slowest of a hundred calls, and the slowest. */
async function waitsWhileReporting(at) {
  let isDone = false;
  const report = ask(`${at}/api/v1/report?from=2025-10-20&to=2026-10-20`).finally(
    () => (isDone = true),
  );
  const waits = [];
  while (!isDone) {
    const start = performance.now();
    await ask(`${at}/livez`);
    waits.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const { status } = await report;
  if (status !== 200) throw new Error(`the year's report answered ${status}`);
  waits.sort((one, other) => one - other);
  return {
    p99: waits[Math.floor(waits.length * 0.99)],
    longest: waits.at(-1),
    calls: waits.length,
  };
}

const bare = `const { createServer } = require('node:http'); const body = require('node:fs').readFileSync(process.argv[1]);
createServer((request, answer) => { answer.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }); answer.end(body); })
  .listen(Number(process.argv[2]), '127.0.0.1');`;

function configurationOf(folder) {
  writeFileSync(
    join(folder, 'rows.ndjson'),
    [...yearOfRows(3000)].map((row) => `${lineOf(row)}\n`).join(''),
  );
  const path = join(folder, 'unison.yaml');
  const fields = [
    'id',
    'channel',
    'topic',
    'openedAt',
    'firstResponseAt',
    'resolvedAt',
    'abandonedAt',
    'csat',
  ]
    .map((name) => `${name}: ${name}`)
    .join(', ');
  writeFileSync(
    path,
    `timezone: Europe/Brussels
channels:
  app: { kind: app, name: App }
  email: { kind: email, name: E-mail }
  phone: { kind: voice, name: Phone }
  twitter: { kind: social, name: X }
  web: { kind: web, name: Web }
sources:
  bench:
    connector: file
    path: rows.ndjson
    fields: { ${fields} }
`,
  );
  return path;
}

async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'unison-bench-'));
  const children = [];
  try {
    const config = configurationOf(folder);
    const [port, barePort] = [await freePort(), await freePort()];
    const env = {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: `sqlite:${join(folder, 'service.db')}`,
      LOG_LEVEL: 'error',
    };
    const poll = spawn(process.execPath, [cli, 'poll', '--config', config], {
      env,
      stdio: 'ignore',
    });
    await new Promise((ended) => poll.once('exit', ended));
    const service = spawn(process.execPath, [cli, 'serve', '--config', config], {
      env,
      stdio: 'ignore',
    });
    children.push(service);
    const at = `http://127.0.0.1:${port}`;
    await untilAnswering(`${at}/livez`, service);
    const startMs = statOf(service.pid).cpuMs;
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const idleMb = statOf(service.pid).rssMb;
    const waits = await waitsWhileReporting(at);
    const report = `${at}/api/v1/report?from=2025-11-03&to=2025-12-01&topics=topic-01&metrics=first_response`;
    const first = await ask(report);
    if (first.status !== 200)
      throw new Error(`the report answered ${first.status}: ${first.body.subarray(0, 300)}`);
    const body = join(folder, 'body.json');
    writeFileSync(body, first.body);
    const plain = spawn(process.execPath, ['-e', bare, body, String(barePort)], {
      stdio: 'ignore',
    });
    children.push(plain);
    await untilAnswering(`http://127.0.0.1:${barePort}/`, plain);
    const ratios = [];
    for (let round = 0; round < 2; round++) {
      const bareRating = await ratingOf(plain.pid, `http://127.0.0.1:${barePort}/`, 3);
      ratios.push((await ratingOf(service.pid, report, 3)) / bareRating);
    }
    return { startMs, idleMb, ratios, waits, bodyKb: first.body.length / 1024 };
  } finally {
    for (const child of children) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

process.stdout.write(`${JSON.stringify(await run())}\n`);
process.exit(0);
