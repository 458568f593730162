import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Path of something under `../shared` (real contacts, vendor documents), or null where it is absent:
 * nothing of it is copied into the project, so a test that needs it says so and is skipped by name.
 */
export function sharedFolder(...parts: readonly string[]): string | null {
  const [first, ...rest] = parts;
  const specs = process.env['UNISON_SPECS'];
  const isElsewhere = first === 'specs' && specs !== undefined;
  const path = isElsewhere
    ? resolve(specs, ...rest)
    : resolve(process.cwd(), '..', 'shared', ...parts);
  if (existsSync(path)) return path;
  console.warn(`shared data absent: ${parts.join('/')} (tests that need it are skipped)`);
  return null;
}
