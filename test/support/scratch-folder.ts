// A folder of its own for a test's files, gone afterwards.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface ScratchFolder {
  readonly path: string;
  /** Writes a file and gives its path; `modifiedAt` sets its time on disk. */
  write(name: string, content: string | Buffer, modifiedAt?: Date): string;
  remove(): void;
}

export function scratchFolder(): ScratchFolder {
  const path = mkdtempSync(join(tmpdir(), 'unison-'));
  return {
    path,
    write: (name, content, modifiedAt) => {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      if (modifiedAt !== undefined) utimesSync(file, modifiedAt, modifiedAt);
      return file;
    },
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
