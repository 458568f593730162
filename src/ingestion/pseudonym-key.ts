/** The key under which customer addresses are hashed: configured, or made once beside the database. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Configuration } from '../config/configuration.js';

/**
 * The configured `pseudonymKey`, else `pseudonym.key` (mode 0600) beside the SQLite file, made at first use.
 * With PostgreSQL it stands in the working folder's `data/`.
 */
export function pseudonymKeyOf(configuration: Configuration): string {
  if (configuration.pseudonymKey !== null) return configuration.pseudonymKey.reveal();
  const path = keyPathOf(configuration.environment.databaseUrl);
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(path, 'utf8').trim();
}

function keyPathOf(databaseUrl: string): string {
  const file = /^sqlite:(?!:memory:)(.+)$/.exec(databaseUrl)?.[1];
  return resolve(file === undefined ? 'data' : dirname(file), 'pseudonym.key');
}
