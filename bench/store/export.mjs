// 100,000 contacts exported as CSV: how much more memory the service takes meanwhile than at rest. One line of JSON.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { performance } from 'node:perf_hooks';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli, configurationOf, freePort, statOf, untilAnswering } from './served.mjs';

const rows = 100_000;

/** Reads an answer to its end; the highest memory seen and the lines it held. */
function exported(url, pid) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let [lines, peakMb, firstByteMs] = [0, 0, null];
    get(url, (answer) => {
      answer.on('data', (piece) => {
        firstByteMs ??= performance.now() - started;
        for (const byte of piece) if (byte === 10) lines += 1;
        peakMb = Math.max(peakMb, statOf(pid).rssMb);
      });
      answer.on('end', () => resolve({ status: answer.statusCode, lines, peakMb, firstByteMs }));
      answer.on('error', reject);
    }).on('error', reject);
  });
}

async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'unison-bench-'));
  const children = [];
  try {
    const config = configurationOf(folder, rows);
    const port = await freePort();
    const env = {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: `sqlite:${join(folder, 'export.db')}`,
      LOG_LEVEL: 'error',
    };
    const options = { env, stdio: 'ignore' };
    const poll = spawn(process.execPath, [cli, 'poll', '--config', config], options);
    await new Promise((ended) => poll.once('exit', ended));
    const service = spawn(process.execPath, [cli, 'serve', '--config', config], options);
    children.push(service);
    const at = `http://127.0.0.1:${port}`;
    await untilAnswering(`${at}/livez`, service);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const idleMb = statOf(service.pid).rssMb;
    const { status, lines, peakMb, firstByteMs } = await exported(
      `${at}/api/v1/interactions.csv`,
      service.pid,
    );
    if (status !== 200 || lines !== rows + 1)
      throw new Error(`the export answered ${status} with ${lines} lines`);
    return { aboveIdleMb: peakMb - idleMb, idleMb, firstByteMs };
  } finally {
    for (const child of children) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

process.stdout.write(`${JSON.stringify(await run())}\n`);
process.exit(0);
