// How long one more day takes the live monitor, on a store of up to ten million interactions.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDetection } from '../../dist/detection/detection-run.js';
import { createLookMemory } from '../../dist/detection/look-memory.js';
import { defaultDetectionSettings } from '../../dist/detection/detection-settings.js';
import { defaultComparisonSettings } from '../../dist/comparison/settings.js';
import { createMeasurer, defaultLimits, defaultRipeSeconds } from '../../dist/domain/measure.js';
import { metricOf } from '../../dist/domain/metric.js';
import { createStores } from '../../dist/storage/create-stores.js';
import { openDatabase } from '../../dist/storage/open-database.js';
import { sqliteHandle } from '../../dist/storage/sqlite-database.js';
import { channels, companyWeeks, metrics, zone } from './company.mjs';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const source = 'bench';
const pageRows = 5000;
/** Weeks that go through the product's own front door; older ones are copies of the first of them. */
const liveWeeks = 6;

function room() {
  return {
    zone,
    scope: {
      channels,
      metrics: metrics.map(metricOf),
      basis: null,
      settings: defaultComparisonSettings,
    },
    settings: defaultDetectionSettings,
    sources: [{ id: source, isLive: true, channels }],
    hasLanguages: false,
  };
}

async function save(stores, interactions, completeUntil) {
  for (let from = 0; from < interactions.length; from += pageRows) {
    const isLast = from + pageRows >= interactions.length;
    await stores.interactions.savePage({
      ...{
        source,
        interactions: interactions.slice(from, from + pageRows),
        recut: [],
        skipped: [],
      },
      ...{ completeUntil: isLast ? completeUntil : null, leaseEpoch: null },
    });
  }
}

/** Copies the settled rows and segments of the first week `count` times, each a week further into the past. */
function copyBack(handle, start, count) {
  const columns = handle.prepare("SELECT name FROM pragma_table_info('interaction')").pluck().all();
  const instants = new Set([
    'opened_at',
    'first_response_at',
    'resolved_at',
    'abandoned_at',
    'updated_at',
  ]);
  const kept = columns.filter((name) => name !== 'id');
  const shifted = kept.map((name) => {
    if (name === 'external_id') return "external_id || '-' || @week";
    if (name === 'next_settles_at') return 'NULL';
    return instants.has(name) ? `${name} - @week * ${weekMs}` : name;
  });
  const rows = handle.prepare(
    `INSERT INTO interaction (${kept.join(', ')}) SELECT ${shifted.join(', ')} FROM interaction
      WHERE opened_at >= @from AND opened_at < @to`,
  );
  const segments = handle.prepare(
    `INSERT OR REPLACE INTO segment (grain, start, bytes) SELECT grain, start - @week * ${weekMs}, bytes FROM segment
      WHERE grain = 0 AND start >= @from AND start < @to`,
  );
  for (let week = 1; week <= count; week++) {
    const bounds = { from: start, to: start + weekMs, week };
    handle.exec('BEGIN');
    rows.run(bounds);
    segments.run(bounds);
    handle.exec('COMMIT');
  }
}

function seconds(from) {
  return Number(process.hrtime.bigint() - from) / 1e9;
}

/** CPU and wall milliseconds of a piece of work. */
async function timed(work) {
  const [cpu, wall] = [process.cpuUsage(), process.hrtime.bigint()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000, wall: seconds(wall) * 1000 };
}

/** A store of about `total` interactions over a year, and what the last seven days took to judge, one by one. */
export async function largeStore(total, say) {
  const folder = mkdtempSync(join(tmpdir(), 'unison-bench-'));
  const file = join(folder, 'large.db');
  const dataSource = await openDatabase(`sqlite:${file}`);
  const clock = { now: () => Date.now() };
  try {
    const measurer = createMeasurer({
      ...{ promises: [], calendarOf: () => null },
      ...{ limits: defaultLimits, ripeSeconds: defaultRipeSeconds },
    });
    const stores = await createStores(dataSource, { measurer, zone, channels });
    const began = process.hrtime.bigint();
    const { start, interactions } = companyWeeks(1, liveWeeks + 1, total / 365);
    const known = (from, to) =>
      interactions.filter(({ openedAt }) => openedAt >= from && openedAt < to);
    const end = start + liveWeeks * weekMs;
    await save(stores, known(start, end), end);
    const copies = Math.round(total / known(start, start + weekMs).length) - liveWeeks;
    const handle = sqliteHandle(dataSource);
    copyBack(handle, start, copies);
    const stored = handle.prepare('SELECT count(*) FROM interaction').pluck().get();
    const bytes = handle
      .prepare('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size')
      .pluck()
      .get();
    say(
      `  ${stored} interactions stored in ${seconds(began).toFixed(0)} s, ${(bytes / 1e6).toFixed(0)} MB`,
    );
    clock.now = () => end + 1;
    const parts = { stores, room: room(), clock, memory: createLookMemory() };
    const history = await timed(() => runDetection(parts, null));
    const days = [];
    for (let day = 0; day < 7; day++) {
      const [from, to] = [end + day * dayMs, end + (day + 1) * dayMs];
      await save(stores, known(from, to), to);
      clock.now = () => to + 1;
      days.push(await timed(() => runDetection(parts, null)));
    }
    return { stored, history, days };
  } finally {
    await dataSource.destroy();
    if (existsSync(folder)) rmSync(folder, { recursive: true });
  }
}
