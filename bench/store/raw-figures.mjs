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
import { sumTallies } from '../../dist/comparison/tallies.js';
import { bucketValue } from '../../dist/domain/cell.js';
import { kaplanMeierMass, kaplanMeierQuantile } from '../../dist/statistics/kaplan-meier.js';
import { columns, queriesOf, schema } from './raw-queries.mjs';
import { promised, yearFrom, yearOfRows, yearTo } from './rows.mjs';
import { cpuOf } from './measuring.mjs';

const require = createRequire(import.meta.url);

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
  const ask = async (query) => (await connection.runAndReadAll(query)).getRowObjectsJS();
  const asked = [];
  for (const query of queriesOf.duckDb) {
    await ask(query);
    asked.push(await cpuOf(() => ask(query)));
  }
  connection.closeSync();
  return {
    milliseconds: asked.map((one) => one.milliseconds),
    rows: asked[0].value.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [
          name,
          cell === null || typeof cell === 'string' ? cell : Number(cell),
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
    const milliseconds = [];
    for (const query of queriesOf.postgres) {
      const before = cpuOfProcess(pid);
      await client.query(query);
      milliseconds.push(cpuOfProcess(pid) - before);
    }
    await client.end();
    return { milliseconds };
  } finally {
    server.stdin.end();
  }
}

/** Of a reading that a channel does not have. */
const noTally = { n: 0, sum: 0, yes: 0, no: 0, ended: new Map() };

/** What ended, and exactly how long it took together, milliseconds as the rows have them; its quantiles in seconds. */
function waitsOf({ ended, sum }) {
  const mass = kaplanMeierMass(ended, new Map());
  return {
    count: [...ended.values()].reduce((total, count) => total + count, 0),
    sum: sum * 1000,
    at: (share) => kaplanMeierQuantile(mass, share, bucketValue),
  };
}

/** Ours, from the segments: of a channel and topic, or with `null` of all its topics. */
async function ours(stores) {
  const groups = await stores.tallies.read({ from: yearFrom, to: yearTo }, () => 'year');
  const cells = [...groups.get('year')];
  return (channel, topic) => {
    const here = cells.filter(
      ({ cell }) => cell.channel === channel && (topic === null || cell.topic === topic),
    );
    const of = (metric, variant) => {
      const found = here.filter(({ cell }) => cell.metric === metric && cell.variant === variant);
      return found.length === 0 ? noTally : sumTallies(found.map(({ tally }) => tally));
    };
    const waits = of('first_response', 'customer');
    const [first, solved] = [waitsOf(waits), waitsOf(of('resolution', 'customer'))];
    const [kept, rated] = [of('promise_kept', 'of_first_response'), of('csat', 'scale_1_5')];
    return {
      n: waits.n,
      promised: kept.yes + kept.no,
      answered: first.count,
      waited: first.sum,
      p50: first.at(0.5),
      p90: first.at(0.9),
      resolved: solved.count,
      worked: solved.sum,
      solved_p50: solved.at(0.5),
      solved_p90: solved.at(0.9),
      abandoned: of('abandonment', 'none').yes,
      rated: rated.n,
      ratings: rated.sum,
      kept: kept.yes,
    };
  };
}

const exact = [
  'n',
  'answered',
  'waited',
  'resolved',
  'worked',
  'abandoned',
  'rated',
  'ratings',
  'kept',
];

/** Counts, sums and shares that differ at all; and the worst error of a quantile, as a share. */
function differences(rows, figureOf) {
  let [unlike, worst] = [0, 0];
  for (const row of rows) {
    const own = figureOf(row.channel, row.topic);
    if (own.promised !== row.n || exact.some((name) => own[name] !== (row[name] ?? 0))) unlike += 1;
    for (const name of ['p50', 'p90', 'solved_p50', 'solved_p90'])
      worst = Math.max(worst, Math.abs(own[name] / row[name] - 1));
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
