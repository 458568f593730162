// One way of storing one year of rows, in a process of its own: prints the CPU it took as JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStores, pageOf } from './product.mjs';
import { channels, createRandom, interactionOf, revised, topics, yearOfRows } from './rows.mjs';

const require = createRequire(import.meta.url);
const Database = require('better-sqlite3');
const perPage = 5000;

/** What comes in: the year page by page; with `replay`, three rows in ten are earlier ones told anew. */
function* pagesOf(count, replay) {
  const random = createRandom(7);
  const earlier = [];
  let page = [];
  for (const row of yearOfRows(count)) {
    page.push(interactionOf(row));
    if (replay) {
      if (earlier.length < 40_000) earlier.push(row);
      else earlier[Math.floor(random() * earlier.length)] = row;
      if (random() < 3 / 7)
        page.push(interactionOf(revised(earlier[Math.floor(random() * earlier.length)], random)));
    }
    if (page.length >= perPage) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}

/** Pages are made before the clock starts and stored while it runs. */
async function timed(pages, save) {
  const total = { rows: 0, cpuMs: 0, wallMs: 0 };
  for (const page of pages) {
    const wall = performance.now();
    const before = process.cpuUsage();
    await save(page);
    const { user, system } = process.cpuUsage(before);
    total.rows += page.length;
    total.cpuMs += (user + system) / 1000;
    total.wallMs += performance.now() - wall;
  }
  return total;
}

/** The floor: a prepared upsert of the same rows into the same table and indices; nothing deduplicated, measured or rolled up. */
async function raw(folder) {
  const { dataSource } = await openStores(`sqlite:${join(folder, 'raw.db')}`);
  return upsertInto(dataSource.driver.databaseConnection);
}

/** The same into a table of only the columns these rows fill. */
function lean(folder) {
  const database = new Database(join(folder, 'raw.db'));
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = NORMAL',
    'cache_size = -32000',
    'wal_autocheckpoint = 4000',
  ])
    database.pragma(pragma);
  database.exec(`CREATE TABLE interaction (source integer NOT NULL, external_id text NOT NULL, episode integer NOT NULL, channel integer NOT NULL,
    topic integer NOT NULL, opened_at bigint NOT NULL, first_response_at bigint, resolved_at bigint, abandoned_at bigint, flags integer NOT NULL,
    measurable integer NOT NULL, csat double precision, changed_at bigint NOT NULL);
    CREATE UNIQUE INDEX interaction_key ON interaction (source, external_id, episode);
    CREATE INDEX interaction_opened ON interaction (opened_at);`);
  return upsertInto(database);
}

const columns = [
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
const codes = new Map([...channels, ...topics].map((name, index) => [name, index + 100_000_000]));

function upsertInto(database) {
  const set = columns
    .slice(3)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ');
  const upsert =
    database.prepare(`INSERT INTO interaction (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (source, external_id, episode) DO UPDATE SET ${set}`);
  return (page) => {
    database.exec('BEGIN IMMEDIATE');
    for (const i of page) {
      upsert.run([
        0,
        i.id,
        i.episode,
        codes.get(i.channel),
        codes.get(i.topic),
        i.openedAt,
        i.firstResponseAt,
        i.resolvedAt,
        i.abandonedAt,
        0,
        7,
        i.csat,
        1,
      ]);
    }
    database.exec('COMMIT');
  };
}

async function product(folder) {
  const { stores } = await openStores(`sqlite:${join(folder, 'product.db')}`);
  return (page) => stores.interactions.savePage(pageOf(page));
}

const [kind = 'raw', count = '200000', mode = 'new'] = process.argv.slice(2);
const ways = { raw, lean, product };
const folder = mkdtempSync(join(tmpdir(), 'unison-bench-'));
try {
  const save = await ways[kind](folder);
  const result = await timed(pagesOf(Number(count), mode === 'replay'), save);
  process.stdout.write(
    `${JSON.stringify({ kind, mode, ...result, peakMb: process.resourceUsage().maxRSS / 1024 })}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
