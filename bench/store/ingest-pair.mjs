// Two ways of storing the same rows, each in a process of its own, page by page in turns: prints what each cost in CPU, as one line of JSON.
import { fork } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, writeSync, closeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pagesPerCheckpoint } from '../../dist/storage/sqlite-checkpoints.js';
import { allColumns } from '../../dist/storage/interaction-row.js';
import { fileConfigSchema } from '../../dist/connectors/file/config.js';
import { readFilePage } from '../../dist/connectors/file/read-page.js';
import { ingestPage } from '../../dist/ingestion/ingest-page.js';
import { createTopicMap } from '../../dist/domain/topic.js';
import { cpuOf } from './measuring.mjs';
import { openStores, pageOf } from './product.mjs';
import {
  fieldNames,
  channels,
  createRandom,
  interactionOf,
  lineOf,
  measurable,
  revised,
  topics,
  yearOfRows,
} from './rows.mjs';

const require = createRequire(import.meta.url);
const { DataSource, EntitySchema } = require('typeorm');
/** Three pages of the file connector where text is read. */
const perPage = process.argv[3] === 'ndjson' ? 6000 : 5000;
/** So many rows a year: how densely they lie in their hours. */
const yearly = Number(process.env.BENCH_YEARLY ?? 10_000_000);
/** Rows of the stretch a source tells again: what came in last. */
const retold = 5000;
/** Pages that only warm up. */
const warmUp = 6;

/** The first rows of a year of ten million, page by page; with `replay`, three rows in ten are earlier ones, most of them changed. */
function* pagesOf(count, isReplay) {
  let left = count;
  const random = createRandom(7);
  const recent = [];
  let page = [];
  for (const row of yearOfRows(yearly)) {
    if (left-- === 0) return;
    page.push(row);
    if (isReplay) {
      recent[recent.length < retold ? recent.length : Math.floor(random() * retold)] = row;
      if (random() < 3 / 7)
        page.push(revised(recent[Math.floor(random() * recent.length)], random));
    }
    if (page.length >= perPage) {
      yield page;
      page = [];
    }
  }
}

const codes = new Map([...channels, ...topics].map((name, index) => [name, index + 100_000_000]));
const filled = [
  'source',
  'external_id',
  'episode',
  'channel',
  'topic',
  'opened_at',
  'first_response_at',
  'resolved_at',
  'abandoned_at',
  'flags',
  'measurable',
  'csat',
  'changed_at',
];

const sevenDays = 7 * 86_400_000;

function valuesOf(row, columns, isSettling) {
  const known = {
    ...{
      source: 0,
      external_id: row.id,
      episode: 1,
      channel: codes.get(row.channel),
      topic: codes.get(row.topic),
    },
    ...{
      opened_at: row.openedAt,
      first_response_at: row.firstResponseAt,
      resolved_at: row.resolvedAt,
    },
    ...{ abandoned_at: row.abandonedAt, flags: 0, measurable: 7, csat: row.csat, changed_at: 1 },
    ...(isSettling && { next_settles_at: row.openedAt + sevenDays }),
  };
  return columns.map((column) => known[column] ?? null);
}

/** A prepared upsert into the product's own table and indices; its values lie ready before the clock starts. */
async function upsertRaw(folder, columns, isSettling = false) {
  const { dataSource } = await openStores(`sqlite:${join(folder, 'raw.db')}`);
  const database = dataSource.driver.databaseConnection;
  // The product takes its log in as often, after the commit.
  database.pragma(`wal_autocheckpoint = ${pagesPerCheckpoint}`);
  const set = columns
    .slice(3)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ');
  const upsert =
    database.prepare(`INSERT INTO interaction (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (source, external_id, episode) DO UPDATE SET ${set}`);
  return (page) => {
    const lists = page.map((row) => valuesOf(row, columns, isSettling));
    return () => {
      database.exec('BEGIN IMMEDIATE');
      for (const values of lists) upsert.run(values);
      database.exec('COMMIT');
    };
  };
}

async function product(folder) {
  const { stores } = await openStores(`sqlite:${join(folder, 'product.db')}`);
  const way = (page) => {
    const given = pageOf(page.map(interactionOf));
    return () => stores.interactions.savePage(given);
  };
  return Object.assign(way, { stores });
}

/** From the text of a file: read, parsed, validated, cut, stored and rolled up. The file lies ready before the clock starts. */
async function ndjson(folder, pages) {
  const { stores } = await openStores(`sqlite:${join(folder, 'product.db')}`);
  const path = join(folder, 'rows.ndjson');
  const file = openSync(path, 'w');
  for (const page of pages) writeSync(file, page.map((row) => `${lineOf(row)}\n`).join(''));
  closeSync(file);
  const { access, mapping } = fileSource(folder, path);
  let state = null;
  const way = () => async () => {
    for (let rows = 0; rows < perPage;) {
      const read = await readFilePage(access, state, { kind: 'incremental' });
      const { interactions, skipped } = ingestPage(read, mapping);
      if (skipped.length > 0) throw new Error(`a row was refused: ${JSON.stringify(skipped[0])}`);
      await stores.interactions.savePage({ ...pageOf(interactions), state: read.next });
      rows += interactions.length;
      state = read.next;
    }
  };
  return Object.assign(way, { stores });
}

function fileSource(folder, path) {
  const fields = Object.fromEntries(fieldNames.map((name) => [name, name]));
  const mapChannel = (raw) => (channels.includes(raw) ? raw : undefined);
  const access = {
    source: { id: 'bench', timezone: 'UTC', isLive: false, folder },
    config: fileConfigSchema.parse({ path, fields, scales: { csat: '1-5' } }),
    clock: { now: () => Date.UTC(2027, 0, 1) },
    log: { error() {}, warn() {}, info() {} },
    signal: new globalThis.AbortController().signal,
    budget: { remaining: () => Infinity, spend() {} },
    hashCustomer: (address) => address,
    mapChannel,
  };
  const mapTopic = createTopicMap([], 'keep');
  return { access, mapping: { source: 'bench', mapChannel, mapTopic, measurable } };
}

/** TypeORM's own ways on the same columns. */
async function typeorm(folder, name) {
  const typeOf = (column) =>
    column === 'external_id' ? 'text' : column === 'csat' ? 'double precision' : 'bigint';
  const Row = new EntitySchema({
    name: 'interaction',
    columns: Object.fromEntries(
      filled.map((column, at) => [
        column,
        { type: typeOf(column), primary: at < 3, nullable: at > 5 },
      ]),
    ),
    indices: [{ columns: ['opened_at'] }],
  });
  const dataSource = await new DataSource({
    type: 'better-sqlite3',
    database: join(folder, 'typeorm.db'),
    entities: [Row],
    synchronize: true,
  }).initialize();
  await dataSource.query('PRAGMA journal_mode = WAL');
  await dataSource.query('PRAGMA synchronous = NORMAL');
  const rowsIn = dataSource.getRepository(Row);
  return (page) => {
    const rows = page.map((row) =>
      Object.fromEntries(valuesOf(row, filled).map((value, at) => [filled[at], value])),
    );
    return async () => {
      for (let from = 0; from < rows.length; from += 500) {
        const some = rows.slice(from, from + 500);
        if (name === 'save') await rowsIn.save(some);
        else await rowsIn.upsert(some, ['source', 'external_id', 'episode']);
      }
    };
  };
}

const ways = {
  raw: (folder) => upsertRaw(folder, allColumns),
  /** As the product's rows are: with the instant at which they settle, which two indices go by. */
  settling: (folder) => upsertRaw(folder, allColumns, true),
  lean: (folder) => upsertRaw(folder, filled),
  product,
  ndjson,
  upsert: (folder) => typeorm(folder, 'upsert'),
  save: (folder) => typeorm(folder, 'save'),
};

/** What was made ready before the clock starts is swept before it starts: no way pays for its input. */
function sweep() {
  for (let time = 0; time < 2; time++) globalThis.gc({ type: 'minor' });
}

/** One way in a process of its own: stores the next page whenever it is told to, and tells what that cost. */
async function serveSide(name) {
  const folder = mkdtempSync(join(tmpdir(), 'unison-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.on('disconnect', () => process.exit());
  const way = await ways[name](folder, pages());
  const left = pages();
  process.on('message', async (message) => {
    if (message === 'verify') process.send(await way.stores.tallies.verify());
    if (message !== 'page') return;
    const { value: page, done } = left.next();
    if (done) return process.send(null);
    const work = way(page);
    sweep();
    const { milliseconds } = await cpuOf(work);
    process.send({ milliseconds, rows: page.length });
  });
  process.send('ready');
}

function openSide(name) {
  const child = fork(process.argv[1], process.argv.slice(2), {
    execArgv: process.execArgv,
    env: { ...process.env, BENCH_SIDE: name },
  });
  const ended = new Promise((_, reject) =>
    child.once('exit', (code) => reject(new Error(`the side "${name}" ended with ${code}`))),
  );
  ended.catch(() => {});
  const answer = () => {
    const told = new Promise((resolve) => child.once('message', resolve));
    return Promise.race([told, ended]);
  };
  const ask = (message) => {
    child.send(message);
    return answer();
  };
  return { ready: answer(), ask, end: () => child.connected && child.disconnect() };
}

/** Same page, both ways, who goes first changing from page to page. */
async function race(sides) {
  const cost = [0, 0];
  let rows = 0;
  for (let turn = 0; ; turn++) {
    const order = turn % 2 === 0 ? [0, 1] : [1, 0];
    for (const at of order) {
      const stored = await sides[at].ask('page');
      if (stored === null) return { cost, rows };
      if (turn < warmUp) continue;
      cost[at] += stored.milliseconds;
      if (at === 0) rows += stored.rows;
    }
  }
}

async function compare(names) {
  const sides = names.map(openSide);
  try {
    for (const { ready } of sides) await ready;
    const { cost, rows } = await race(sides);
    const verified = mode === 'replay' ? await sides[1].ask('verify') : null;
    const proof = verified && { checked: verified.checked, faults: verified.faults.length };
    const microseconds = cost.map((one) => (1000 * one) / rows);
    process.stdout.write(
      `${JSON.stringify({ microseconds, ratio: cost[0] / cost[1], rows, proof })}\n`,
    );
  } finally {
    for (const { end } of sides) end();
  }
}

const [first, second, count, mode = 'new'] = process.argv.slice(2);
const pages = () => pagesOf(Number(count), mode === 'replay');
const side = process.env.BENCH_SIDE;
await (side === undefined ? compare([first, second]) : serveSide(side));
