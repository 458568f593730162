// A year's report over a store that is there: made by a process that has just started, and again after each new contact. One line of JSON.
import { Worker } from 'node:worker_threads';
import { compileLater } from '../../dist/compile-later.js';
import { joinPieces } from '../../dist/report/report-answer.js';
import { createReporter } from '../../dist/report/reporter.js';
import { cpuOf, median } from './measuring.mjs';
import { openStores, pageOf } from './product.mjs';
import { interactionOf, knownUntil, yearFrom, yearOfRows, yearTo } from './rows.mjs';
import { reportSettings } from './settings.mjs';

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
    againFirstMs: median(again.slice(0, firstTurns)),
    turns: later.length,
    steadyMs: median(all.slice(steadyAfter)),
    steadyAfter,
  };
}

/** One contact more on the year's last day, as a poll brings it: the report has to be made again. */
async function touch(stores, name) {
  const [row] = yearOfRows(10);
  const changed = {
    ...row,
    id: `touch ${name}`,
    openedAt: yearTo - 3_600_000,
    firstResponseAt: yearTo - 3_000_000,
    resolvedAt: null,
    csat: null,
    abandonedAt: null,
  };
  await stores.interactions.savePage(pageOf([interactionOf(changed)]));
}

async function run(path, round) {
  compileLater();
  const { dataSource, stores } = await openStores(`sqlite:${path}`, clock);
  const reporter = createReporter({ stores, settings: reportSettings, clock });
  const server = serverThread();
  const answer = async () => server.take(joinPieces(await reporter.answer(year, 'none')));
  const cold = await cpuOf(answer);
  const again = [];
  for (let turn = 0; turn < steadyAfter + turns; turn++) {
    await touch(stores, `${round} ${turn}`);
    again.push((await cpuOf(answer)).milliseconds);
  }
  const againMb = process.memoryUsage().rss / 2 ** 20;
  const { report } = await reporter.answer(year, 'none');
  await server.end();
  await dataSource.destroy();
  return {
    comparisons: report.comparisons.length,
    coldMs: cold.milliseconds,
    ...figuresOf(again),
    againMb,
  };
}

const [path, round] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await run(path, round))}\n`);
