// Rows told again, changed and moved, into PostgreSQL through two stores at once: are the segments what a recompute says? One line of JSON.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openStores, pageOf } from './product.mjs';
import { createRandom, interactionOf, revised, yearOfRows } from './rows.mjs';

const script = fileURLToPath(new URL('../../test/support/postgres-server.mjs', import.meta.url));
const server = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
const url = await new Promise((found) =>
  createInterface({ input: server.stdout }).once('line', found),
);
if (!url.startsWith('postgres://')) throw new Error(`Error: ${url}`);
const writers = [await openStores(url), await openStores(url)];
const rows = [...yearOfRows(Number(process.argv[2] ?? 20_000))];
const random = createRandom(11);
const again = rows.filter(() => random() < 0.3).map((row) => revised(row, random));
const before = process.cpuUsage();
for (const list of [rows, again]) {
  // Both writers tell every row: what the other has told already must change nothing.
  for (let from = 0; from < list.length; from += 2500) {
    const page = list.slice(from, from + 2500).map(interactionOf);
    await Promise.all(writers.map(({ stores }) => stores.interactions.savePage(pageOf(page))));
  }
}
const { user, system } = process.cpuUsage(before);
const { checked, faults } = await writers[0].stores.tallies.verify({ every: 7 });
const stored = await writers[0].stores.interactions.count({});
for (const { dataSource } of writers) await dataSource.destroy();
server.stdin.end();
if (stored !== rows.length)
  throw new Error(`Error: ${stored} rows are stored, ${rows.length} were told`);
const told = 2 * (rows.length + again.length);
process.stdout.write(
  `${JSON.stringify({ checked, faults: faults.length, microseconds: (user + system) / told })}\n`,
);
