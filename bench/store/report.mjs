// A year imported, and the report over it: what it costs, and whether its figures are those of the raw rows. One line of JSON.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { joinPieces } from '../../dist/report/report-answer.js';
import { createReporter } from '../../dist/report/reporter.js';
import { compareWithRaw } from './raw-figures.mjs';
import { openStores, pageOf } from './product.mjs';
import { interactionOf, knownUntil, yearFrom, yearOfRows, yearTo } from './rows.mjs';
import { reportSettings } from './settings.mjs';

/** A page of the file connector. */
const perPage = 500;
const clock = { now: () => knownUntil };

const year = {
  from: yearFrom,
  to: yearTo,
  topics: null,
  channels: null,
  metrics: null,
  clock: 'customer',
  basis: 'both',
  lang: 'en',
};

async function cpuOf(work) {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, milliseconds: (user + system) / 1000 };
}

async function importYear(stores, count, loop) {
  let page = [];
  let peakMb = 0;
  const save = async (until) => {
    await stores.interactions.savePage(pageOf(page, until));
    page = [];
    peakMb = Math.max(peakMb, process.memoryUsage().rss / 2 ** 20);
    await setImmediate();
  };
  loop.enable();
  for (const row of yearOfRows(count)) {
    page.push(interactionOf(row));
    if (page.length >= perPage) await save(null);
  }
  await save(knownUntil);
  loop.disable();
  return peakMb;
}

function median(values) {
  return [...values].sort((one, other) => one - other)[(values.length - 1) >> 1];
}

/** Takes the bytes of reports, as the thread that serves does from the one that makes them. */
function serverThread() {
  const thread = new Worker("require('node:worker_threads').parentPort.on('message', () => {})", {
    eval: true,
  });
  return {
    take: (bytes) => thread.postMessage(bytes, [bytes.buffer]),
    end: () => thread.terminate(),
  };
}

/** Told apart: V8 still compiles then. */
const firstTurns = 20;
const turns = 25;
/** By then V8 has compiled what it is going to: what a service that has run for a day takes. Told beside. */
const steadyAfter = 150;

function figuresOf(all) {
  const again = all.slice(0, firstTurns + turns);
  const later = again.slice(firstTurns);
  return {
    againMs: median(later),
    againMeanMs: later.reduce((sum, one) => sum + one, 0) / later.length,
    againSpreadMs: [Math.min(...later), Math.max(...later)],
    againFirstMs: median(again.slice(0, firstTurns)),
    turns: later.length,
    steadyMs: median(all.slice(steadyAfter)),
    steadyAfter,
  };
}

/** One contact more on the year's last day, as a poll brings it: the report has to be made again. */
async function touch(stores, number) {
  const [row] = yearOfRows(10);
  const changed = {
    ...row,
    id: `touch${number}`,
    openedAt: yearTo - 3_600_000,
    firstResponseAt: yearTo - 3_000_000,
    resolvedAt: null,
    csat: null,
    abandonedAt: null,
  };
  await stores.interactions.savePage(pageOf([interactionOf(changed)]));
}

async function run(count, mode) {
  const hasPeers = mode === 'peers';
  const folder = mkdtempSync(join(tmpdir(), 'unison-bench-'));
  try {
    const path = join(folder, 'year.db');
    const { dataSource, stores } = await openStores(`sqlite:${path}`, clock);
    const importing = monitorEventLoopDelay({ resolution: 1 });
    const imported = await cpuOf(() => importYear(stores, count, importing));
    if (mode === 'import') {
      const { milliseconds, value } = imported;
      return {
        rows: count,
        importMicroseconds: (1000 * milliseconds) / count,
        importPeakMb: value,
        fileMb: statSync(path).size / 2 ** 20,
      };
    }
    const raw = hasPeers ? await compareWithRaw(count, stores) : null;
    const reporter = createReporter({ stores, settings: reportSettings, clock });
    const server = serverThread();
    const answer = async () => server.take(joinPieces(await reporter.answer(year, 'none')));
    const cold = await cpuOf(answer);
    const again = [];
    const reporting = monitorEventLoopDelay({ resolution: 1 });
    reporting.enable();
    for (let turn = 0; turn < steadyAfter + turns; turn++) {
      await touch(stores, turn);
      again.push((await cpuOf(answer)).milliseconds);
      if (turn + 1 === firstTurns + turns) reporting.disable();
    }
    const againMb = process.memoryUsage().rss / 2 ** 20;
    const cached = await cpuOf(async () => {
      for (let turn = 0; turn < 100; turn++) await reporter.answer(year, 'none');
    });
    const report = (await reporter.answer(year, 'none')).report;
    await server.end();
    await dataSource.destroy();
    return {
      rows: count,
      importMicroseconds: (1000 * imported.milliseconds) / count,
      importPeakMb: imported.value,
      importLoopMs: importing.percentile(99) / 1e6,
      importLoopMaxMs: importing.max / 1e6,
      fileMb: statSync(path).size / 2 ** 20,
      comparisons: report.comparisons.length,
      coldMs: cold.milliseconds,
      ...figuresOf(again),
      againMb,
      cachedMs: cached.milliseconds / 100,
      reportLoopMs: reporting.percentile(99) / 1e6,
      reportLoopMaxMs: reporting.max / 1e6,
      raw,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [count = '200000', mode = 'peers'] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await run(Number(count), mode))}\n`);
