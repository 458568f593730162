// Part of `npm run build`: puts what the command line and the thread of reports load into a few files. Reading two thousand
// small ones was most of a start.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { withNaturalNames } from './natural-names.mjs';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** Under `dist`. */
const chunks = 'chunks';

/** Native, loaded by Nest only where a program has them, or wanted before the rest. */
const external = [
  'better-sqlite3',
  'class-transformer',
  'class-validator',
  '@fastify/multipart',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'reflect-metadata',
];

/** Decorators need the first before whatever else a chunk holds; packages of the older kind the second, which no module has. */
const first = `import 'reflect-metadata';
import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);`;

/** A module that looks beside itself (pages' assets, package.json) goes on looking where it was compiled to. */
const keepPlaces = {
  name: 'keep-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (!path.startsWith(dist)) return null;
      const place = JSON.stringify(relative(join(dist, chunks), path).replaceAll('\\', '/'));
      const text = await readFile(path, 'utf8');
      return { contents: text.replaceAll('import.meta.url', `new URL(${place}, import.meta.url)`) };
    });
  },
};

/** What is left of esbuild's naming after `withNaturalNames`: some have their name all the same. */
const naming = {
  given: 'var __name = (target, value) => __defProp(',
  wanted: 'var __name = (target, value) => target.name === value ? target : __defProp(',
};

async function nameOnlyTheNameless() {
  const folder = join(dist, chunks);
  let [declared, spared] = [0, 0];
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.js'))) {
    const { text, count } = withNaturalNames(await readFile(join(folder, name), 'utf8'));
    if (text.includes(naming.given)) declared += 1;
    spared += count;
    await writeFile(join(folder, name), text.replace(naming.given, naming.wanted));
  }
  if (declared === 1 && spared > 0) return;
  console.error(`dist/${chunks}: esbuild's naming is not as expected; see scripts/bundle.mjs.`);
  process.exit(1);
}

await build({
  entryPoints: ['cli', 'report-worker'].map((name) => join(dist, `${name}.js`)),
  outdir: dist,
  chunkNames: `${chunks}/[name]-[hash]`,
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  external,
  keepNames: true,
  plugins: [keepPlaces],
  banner: { js: first },
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
});
await nameOnlyTheNameless();
