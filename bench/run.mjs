// `npm run bench [-- SUITE] [options]`: runs one suite (the store's, where none is named) against the compiled product.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const suiteOf = (name) => join(here, name, 'suite.mjs');
const suites = readdirSync(here).filter((name) => existsSync(suiteOf(name)));
const args = process.argv.slice(2);
const isNamed = args[0] !== undefined && !args[0].startsWith('--');
const [name, ...options] = isNamed ? args : ['store', ...args];

if (!suites.includes(name)) {
  process.stderr.write(`Name a suite: ${suites.join(', ')}. Build first (npm run build).\n`);
  process.exit(2);
}
if (!existsSync(join(here, '..', 'dist', 'detection'))) {
  process.stderr.write('Nothing is compiled yet: run npm run build first.\n');
  process.exit(2);
}
const { run } = await import(pathToFileURL(suiteOf(name)).href);
process.exitCode = await run(options);
