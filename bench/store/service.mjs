// The service as it is started: CPU until it answers, memory at rest, and a cached report beside a bare node:http server. One line of JSON.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { ask, cli, configurationOf, freePort, statOf, untilAnswering } from './served.mjs';

/** The first finds the service half compiled by V8; the last ends before the monitor first looks at the history, half a minute after the start. */
const starts = 3;
const rounds = 5;
/** Rounds that are not counted: V8 compiles what requests run (`compileLater` holds for the whole process). */
const warmUp = 3;
const slicesPerRound = 6;
const sliceMs = 250;

/** Requests answered in a slice of time, and the CPU the server took for them. */
async function slice({ pid, url }) {
  const before = statOf(pid).cpuMs;
  const end = Date.now() + sliceMs;
  let asked = 0;
  const worker = async () => {
    while (Date.now() < end) {
      await ask(url);
      asked += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return { asked, cpuMs: statOf(pid).cpuMs - before };
}

/** Requests per CPU second of one server over those of another, in turns: the machine's speed swings within seconds. */
async function ratioOf(ours, theirs) {
  const total = [ours, theirs].map(() => ({ asked: 0, cpuMs: 0 }));
  for (let turn = 0; turn < slicesPerRound; turn++)
    for (const [side, server] of [ours, theirs].entries()) {
      const { asked, cpuMs } = await slice(server);
      total[side].asked += asked;
      total[side].cpuMs += cpuMs;
    }
  const [one, other] = total.map(({ asked, cpuMs }) => asked / cpuMs);
  return one / other;
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

function endOf(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  return ended;
}

const bare = `const { createServer } = require('node:http'); const body = require('node:fs').readFileSync(process.argv[1]);
createServer((request, answer) => { answer.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }); answer.end(body); })
  .listen(Number(process.argv[2]), '127.0.0.1');`;

async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'unison-bench-'));
  const children = [];
  try {
    const config = configurationOf(folder, 3000);
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
    const at = `http://127.0.0.1:${port}`;
    const startsMs = [];
    let service;
    while (startsMs.length < starts) {
      if (service) await endOf(service);
      service = spawn(process.execPath, [cli, 'serve', '--config', config], {
        env,
        stdio: 'ignore',
      });
      children.push(service);
      await untilAnswering(`${at}/livez`, service);
      startsMs.push(statOf(service.pid).cpuMs);
    }
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
    const [ours, theirs] = [
      { pid: service.pid, url: report },
      { pid: plain.pid, url: `http://127.0.0.1:${barePort}/` },
    ];
    for (let round = 0; round < warmUp; round++) await ratioOf(ours, theirs);
    const ratios = [];
    while (ratios.length < rounds) ratios.push(await ratioOf(ours, theirs));
    return { startsMs, idleMb, ratios, waits, bodyKb: first.body.length / 1024 };
  } finally {
    for (const child of children) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

process.stdout.write(`${JSON.stringify(await run())}\n`);
process.exit(0);
