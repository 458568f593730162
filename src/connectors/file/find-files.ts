// Which files a `path` stands for: one file, a pattern, or a watched folder.
import { readdirSync, statSync, type Stats } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Instant } from '../../domain/clock.js';
import type { Access } from '../connector.js';
import { PermanentError, TemporaryError } from '../errors.js';
import type { FileConfig } from './config.js';
import { fixedFolder, isPattern, patternToRegExp } from './glob.js';

/** A file as the disk shows it now. */
export interface FoundFile {
  readonly path: string;
  /** Its name in sentences and in the state. */
  readonly name: string;
  readonly size: number;
  readonly modifiedAt: Instant;
}

const readable = /\.(csv|tsv|tab|txt|ndjson|jsonl|json)(\.gz)?$/i;

/** The files to read, by name. Throws one sentence where the path names nothing readable. */
export function findFiles(access: Access<FileConfig>): readonly FoundFile[] {
  const { path } = access.config;
  const whole = resolve(access.source.folder, path);
  const stats = statOrNull(whole, access);
  if (stats === null && isPattern(path)) return matching(whole, access);
  if (stats === null) return nothingThere(access, `there is no file "${path}"`);
  if (!stats.isDirectory()) return [foundFile(whole, basename(whole), stats)];
  if (access.config.watch)
    return inFolder(whole, '', access).filter(({ name }) => readable.test(name));
  const todo = 'add watch: true to read every file in it, or name a file';
  throw new PermanentError(`sources.${access.source.id}.path: "${path}" is a folder; ${todo}.`);
}

function matching(pattern: string, access: Access<FileConfig>): readonly FoundFile[] {
  const wanted = patternToRegExp(pattern);
  const folder = fixedFolder(pattern);
  const found = statOrNull(folder, access) === null ? [] : inFolder(folder, '', access);
  const files = found.filter(({ path }) => wanted.test(path));
  return files.length > 0 ? files : nothingThere(access, `no file matches "${access.config.path}"`);
}

/** A watched place may fill later; a finished delivery has to be there. */
function nothingThere(access: Access<FileConfig>, fault: string): readonly FoundFile[] {
  const sentence = `sources.${access.source.id}.path: ${fault}; correct the path or put the file there.`;
  if (access.config.watch) throw new TemporaryError(sentence);
  throw new PermanentError(sentence);
}

/** Every file below a folder, hidden ones excepted, in the order of their names. */
function inFolder(
  folder: string,
  prefix: string,
  access: Access<FileConfig>,
): readonly FoundFile[] {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return inFolder(path, `${prefix}${entry.name}/`, access);
    const stats = statOrNull(path, access);
    return stats?.isFile() === true ? [foundFile(path, prefix + entry.name, stats)] : [];
  });
}

function foundFile(path: string, name: string, stats: Stats): FoundFile {
  return { path, name, size: stats.size, modifiedAt: Math.floor(stats.mtimeMs) };
}

function statOrNull(path: string, access: Access<FileConfig>): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new PermanentError(
      `sources.${access.source.id}.path: "${access.config.path}" cannot be read (${code}); give this user the right to read it.`,
    );
  }
}
