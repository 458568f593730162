// The same figures computed independently from the raw rows, by DuckDB and PostgreSQL: what they cost, and whether ours agree.
import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
  appendFileSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bucketValue } from '../../dist/domain/cell.js';
import { kaplanMeierMass, kaplanMeierQuantile } from '../../dist/statistics/kaplan-meier.js';
import { promised, yearFrom, yearOfRows, yearTo } from './rows.mjs';
import { cpuOf } from './measuring.mjs';

const require = createRequire(import.meta.url);
const columns =
  'id, channel, topic, opened_at, first_response_at, resolved_at, abandoned_at, csat, within_ms';

/** One row a channel and topic: contacts, answers, exact p50 and p90, mean rating, promises kept. */
const figures = (
  quantile,
) => `SELECT channel, topic, count(*) AS n, count(first_response_at) AS answered,
  ${quantile(0.5)} / 1000.0 AS p50, ${quantile(0.9)} / 1000.0 AS p90, count(csat) AS rated, sum(csat) AS ratings,
  sum(CASE WHEN first_response_at - opened_at <= within_ms THEN 1 ELSE 0 END) AS kept
  FROM contact WHERE opened_at >= ${yearFrom} AND opened_at < ${yearTo} GROUP BY channel, topic ORDER BY channel, topic`;

const schema = `CREATE TABLE contact (id text, channel text, topic text, opened_at bigint, first_response_at bigint,
  resolved_at bigint, abandoned_at bigint, csat integer, within_ms bigint)`;

/** The rows as CSV, in a file that other users may read. */
function writeCsv(folder, count) {
  const path = join(folder, 'rows.csv');
  writeFileSync(path, '');
  let lines = [];
  const flush = () => {
    appendFileSync(path, lines.join(''));
    lines = [];
  };
  for (const row of yearOfRows(count)) {
    const { id, channel, topic, openedAt, firstResponseAt, resolvedAt, abandonedAt, csat } = row;
    lines.push(
      `${[id, channel, topic, openedAt, firstResponseAt, resolvedAt, abandonedAt, csat, promised[channel] * 1000].map((cell) => cell ?? '').join(',')}\n`,
    );
    if (lines.length === 20_000) flush();
  }
  flush();
  chmodSync(folder, 0o755);
  chmodSync(path, 0o644);
  return path;
}

async function byDuckDb(path) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(schema);
  await connection.run(`COPY contact (${columns}) FROM '${path}' (FORMAT csv, HEADER false)`);
  const query = figures((p) => `quantile_cont(first_response_at - opened_at, ${p})`);
  const rows = async () => (await connection.runAndReadAll(query)).getRowObjectsJS();
  await rows();
  const { value, milliseconds } = await cpuOf(rows);
  connection.closeSync();
  return {
    milliseconds,
    rows: value.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [
          name,
          typeof cell === 'string' ? cell : Number(cell),
        ]),
      ),
    ),
  };
}

/** CPU of one process so far, milliseconds; what the server's own backend used. */
function cpuOfProcess(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function byPostgres(path) {
  const script = fileURLToPath(new URL('../../test/support/postgres-server.mjs', import.meta.url));
  const server = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const url = await new Promise((found) =>
      createInterface({ input: server.stdout }).once('line', found),
    );
    if (!url.startsWith('postgres://')) return { absent: url };
    const { Client } = require('pg');
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(schema);
    await client.query(`COPY contact (${columns}) FROM '${path}' (FORMAT csv)`);
    await client.query('SET max_parallel_workers_per_gather = 0; ANALYZE contact');
    const {
      rows: [{ pid }],
    } = await client.query('SELECT pg_backend_pid() AS pid');
    const query = figures(
      (p) => `percentile_cont(${p}) WITHIN GROUP (ORDER BY first_response_at - opened_at)`,
    );
    const before = cpuOfProcess(pid);
    await client.query(query);
    const milliseconds = cpuOfProcess(pid) - before;
    await client.end();
    return { milliseconds };
  } finally {
    server.stdin.end();
  }
}

/** Ours, from the segments. */
async function ours(stores) {
  const groups = await stores.tallies.read({ from: yearFrom, to: yearTo }, () => 'year');
  const cells = new Map();
  for (const { cell, tally } of groups.get('year'))
    cells.set([cell.channel, cell.topic, cell.metric, cell.variant].join(), tally);
  return (channel, topic) => {
    const waits = cells.get([channel, topic, 'first_response', 'customer'].join());
    const kept = cells.get([channel, topic, 'promise_kept', 'of_first_response'].join());
    const rated = cells.get([channel, topic, 'csat', 'scale_1_5'].join());
    const mass = kaplanMeierMass(waits.ended, new Map());
    const at = (p) => kaplanMeierQuantile(mass, p, bucketValue);
    const answered = [...waits.ended.values()].reduce((sum, count) => sum + count, 0);
    return {
      n: waits.n,
      answered,
      p50: at(0.5),
      p90: at(0.9),
      rated: rated?.n ?? 0,
      ratings: rated?.sum ?? 0,
      kept: kept.yes,
      promised: kept.yes + kept.no,
    };
  };
}

/** Counts, sums and shares that differ at all; and the worst error of a quantile, as a share. */
function differences(rows, figureOf) {
  const exact = ['n', 'answered', 'rated', 'ratings', 'kept'];
  let [unlike, worst] = [0, 0];
  for (const row of rows) {
    const own = figureOf(row.channel, row.topic);
    if (own.promised !== row.n || exact.some((name) => own[name] !== (row[name] ?? 0))) unlike += 1;
    for (const name of ['p50', 'p90']) worst = Math.max(worst, Math.abs(own[name] / row[name] - 1));
  }
  return { cells: rows.length, unlike, worst };
}

/** What the peers say of `count` rows, and how the store's figures differ. A peer that is not installed is named absent. */
export async function compareWithRaw(count, stores) {
  const folder = mkdtempSync(join(tmpdir(), 'unison-raw-'));
  try {
    const path = writeCsv(folder, count);
    const duck = await byDuckDb(path).catch((error) => ({ absent: error.message }));
    const postgres = await byPostgres(path).catch((error) => ({ absent: error.message }));
    const { milliseconds, rows, absent } = duck;
    return {
      duckDb: absent ? { absent } : { milliseconds },
      postgres,
      agreement: rows ? differences(rows, await ours(stores)) : null,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
