/**
 * What saving pages into PostgreSQL costs in two builds of the product, page by page in turns on one server: CPU of the client
 * and of the server's process, microseconds a row, as one line of JSON. Linux only.
 *
 *   node bench/store/postgres-builds.mjs BUILD BUILD [--rows 60000] [--page 500] [--mode new|replay] [--customers 0] [--months 0]
 *
 * BUILD: a folder with `dist` and `node_modules`. --customers: contacts are of so many customers; --months: so many months before hold a contact.
 */
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { channels, createRandom, interactionOf, revised, yearOfRows, zone } from './rows.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '60000' },
    page: { type: 'string', default: '500' },
    mode: { type: 'string', default: 'new' },
    customers: { type: 'string', default: '0' },
    months: { type: 'string', default: '0' },
  },
});
const [count, perPage, customers, months] = ['rows', 'page', 'customers', 'months'].map((name) =>
  Number(values[name]),
);
/** Pages that only warm up. */
const warmUp = 4;

const script = fileURLToPath(new URL('../../test/support/postgres-server.mjs', import.meta.url));
const server = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
const url = await new Promise((found) =>
  createInterface({ input: server.stdout }).once('line', found),
);

async function open(build, name) {
  const from = (path) => import(resolve(build, 'dist', path));
  const { createMeasurer, defaultLimits, defaultRipeSeconds } = await from('domain/measure.js');
  const { createStores } = await from('storage/create-stores.js');
  const { openDatabase } = await from('storage/open-database.js');
  const admin = await openDatabase(url);
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.destroy();
  const dataSource = await openDatabase(url.replace(/postgres$/, name));
  const none = { promises: [], calendarOf: () => null, kindOf: () => null };
  const rules = { ...none, limits: defaultLimits, ripeSeconds: defaultRipeSeconds };
  const stores = await createStores(dataSource, {
    measurer: createMeasurer(rules),
    zone,
    channels,
  });
  return { dataSource, stores, name };
}

/** Milliseconds of CPU of the server's processes for one database, to ten. */
function serverCpu(name) {
  let ticks = 0;
  for (const process of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const title = readFileSync(`/proc/${process}/cmdline`, 'utf8');
      if (!title.startsWith(`postgres: postgres ${name} `)) continue;
      const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
      const [user, system] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13);
      ticks += Number(user) + Number(system);
    } catch {
      // It ended while we looked.
    }
  }
  return ticks * 10;
}

const pageOf = (source, interactions) => ({
  ...{ source, interactions, recut: [], skipped: [], completeUntil: null, leaseEpoch: null },
});

function* pages() {
  const random = createRandom(11);
  const recent = [];
  let page = [];
  for (const row of yearOfRows(count)) {
    page.push(row);
    recent[recent.length < 5000 ? recent.length : Math.floor(random() * 5000)] = row;
    if (values.mode === 'replay' && random() < 3 / 7)
      page.push(revised(recent[Math.floor(random() * recent.length)], random));
    if (page.length < perPage) continue;
    yield page.map(interactionOf).map((one) => {
      if (customers === 0) return one;
      const customer = `customer ${Math.floor(random() * customers)}`;
      return { ...one, customer, measurable: [...one.measurable, 'customer'] };
    });
    page = [];
  }
}

const sides = [await open(positionals[0], 'one'), await open(positionals[1], 'other')];
const [first] = yearOfRows(1);
const old = Array.from({ length: months }, (_, month) => ({
  ...interactionOf({ ...first, id: `old${month}`, openedAt: Date.UTC(2025, 8 - month, 3) }),
}));
for (const { stores } of sides) await stores.interactions.savePage(pageOf('old', old));

const cost = sides.map(() => ({ client: 0, server: 0 }));
let [turn, rows] = [0, 0];
for (const page of pages()) {
  for (const at of turn % 2 === 0 ? [0, 1] : [1, 0]) {
    const { stores, name } = sides[at];
    const before = [process.cpuUsage(), serverCpu(name)];
    await stores.interactions.savePage(pageOf('bench', page));
    const { user, system } = process.cpuUsage(before[0]);
    if (turn < warmUp) continue;
    cost[at].client += user + system;
    cost[at].server += 1000 * (serverCpu(name) - before[1]);
  }
  if (turn++ >= warmUp) rows += page.length;
}
const microseconds = cost.map(({ client, server: served }) => [client / rows, served / rows]);
const [one, other] = microseconds.map(([client, served]) => client + served);
process.stdout.write(`${JSON.stringify({ ratio: one / other, microseconds, rows })}\n`);
for (const { dataSource } of sides) await dataSource.destroy();
server.stdin.end();
