// Part of `npm run build`: the compiled controllers note what the OpenAPI plugin says of them, where it would load its whole library.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const said = 'import * as openapi from "@nestjs/swagger";';
const controllers = readdirSync(dist, { recursive: true }).filter((name) =>
  name.endsWith('.controller.js'),
);

for (const name of controllers) {
  const path = join(dist, name);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(said)) {
    console.error(
      `dist/${name}: the OpenAPI plugin's import is not as expected; see scripts/late-notes.mjs.`,
    );
    process.exit(1);
  }
  const notes = relative(dirname(path), join(dist, 'route-notes.js')).replaceAll('\\', '/');
  writeFileSync(path, text.replace(said, `import * as openapi from "${notes}";`));
}
