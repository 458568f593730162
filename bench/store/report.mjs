// A year imported, and the report over it: what it costs, and whether its figures are those of the raw rows. One line of JSON.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { cpuOf, part } from './measuring.mjs';
import { compareWithRaw } from './raw-figures.mjs';
import { openStores, pageOf } from './product.mjs';
import { interactionOf, knownUntil, yearOfRows } from './rows.mjs';

/** A page of the file connector. */
const perPage = 500;
const clock = { now: () => knownUntil };

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

/** Each in a process of its own; below a million rows no goal hangs on them. */
const roundsOf = (count) => (count < 1_000_000 ? 1 : 3);

/** What processes that have just started say of the store, one after the other. */
async function reportsOver(path, rounds) {
  const reports = [];
  while (reports.length < rounds) {
    const report = await part('report-round', path, reports.length);
    if (report.absent) throw new Error(report.absent);
    reports.push(report);
  }
  return reports;
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
    await dataSource.destroy();
    return {
      rows: count,
      importMicroseconds: (1000 * imported.milliseconds) / count,
      importPeakMb: imported.value,
      importLoopMs: importing.percentile(99) / 1e6,
      importLoopMaxMs: importing.max / 1e6,
      fileMb: statSync(path).size / 2 ** 20,
      reports: await reportsOver(path, roundsOf(count)),
      raw,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [count = '200000', mode = 'peers'] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await run(Number(count), mode))}\n`);
