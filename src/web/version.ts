// Which version of the product made the page.
import { readFileSync } from 'node:fs';

let known: string | null = null;

/** The version in package.json, read once. */
export function versionText(): string {
  known ??= versionIn(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return known;
}

function versionIn(text: string): string {
  return (JSON.parse(text) as { version: string }).version;
}
