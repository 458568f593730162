import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one test: a configuration, a database, input files; removed afterwards. */
export interface Workspace {
  readonly folder: string;
  readonly databaseUrl: string;
  write(name: string, content: string | Buffer): string;
  path(name: string): string;
  remove(): void;
}

export function createWorkspace(): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'unison-test-'));
  const path = (name: string): string => join(folder, name);
  return {
    folder,
    databaseUrl: `sqlite:${path('unison.db')}`,
    path,
    write(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
