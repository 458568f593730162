// The static files, read once: their names carry the hash of their content, so a browser may keep them for ever.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AssetPaths } from './frame/page.js';

interface AssetFile {
  readonly name: string;
  readonly type: string;
  readonly body: string;
}

export interface AssetFiles {
  /** By the name they are served under. */
  readonly byName: ReadonlyMap<string, AssetFile>;
  readonly pathsUnder: (publicPath: string) => AssetPaths;
  /** The style sheet's text, for a file that stands alone. */
  readonly style: string;
}

const types = {
  'report.css': 'text/css; charset=utf-8',
  'report.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

/** Reads the files beside this one. Throws where the build left them out. */
export function readAssets(): AssetFiles {
  const style = hashed('report.css');
  const script = hashed('report.js');
  const icon = hashed('icon.svg');
  return {
    byName: new Map([style, script, icon].map((file) => [file.name, file])),
    pathsUnder: (publicPath) => ({
      style: `${publicPath}/assets/${style.name}`,
      script: `${publicPath}/assets/${script.name}`,
      icon: `${publicPath}/assets/${icon.name}`,
    }),
    style: style.body,
  };
}

function hashed(file: keyof typeof types): AssetFile {
  const body = readFileSync(new URL(`./assets/${file}`, import.meta.url), 'utf8');
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { name: file.replace('.', `.${hash}.`), type: types[file], body };
}
