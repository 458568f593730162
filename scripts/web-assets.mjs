// Copies the page's static files beside the compiled pages: part of `npm run build`.
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
cpSync(
  fileURLToPath(new URL('src/web/assets', root)),
  fileURLToPath(new URL('dist/web/assets', root)),
  { recursive: true },
);
