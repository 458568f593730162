/** `unison import FILE --source ID`: every row of a file as that source's own, with progress on a terminal. */
import { ImportService, type ImportProgress } from '../ingestion/import.service.js';
import { parseArguments, textOf } from './arguments.js';
import { configurationFrom } from './configuration-from.js';
import { withContext } from './context.js';
import { UsageError } from './exit.js';
import { growHeapSlowly } from './heap-room.js';
import { createProgress } from './progress.js';

export async function importCommand(args: readonly string[]): Promise<void> {
  const { options, words } = parseArguments(args, { values: ['source'] });
  const [file, more] = words;
  const source = textOf(options, 'source');
  if (file === undefined || source === undefined || more !== undefined)
    throw new UsageError('unison import FILE --source ID: name the file and the source it is for.');
  growHeapSlowly();
  await withContext(configurationFrom(options), async (context) => {
    const progress = createProgress(process.stderr, source);
    const done = await context.get(ImportService).import(file, source, (so) => {
      progress.show(`${rowsIn(so)} rows`);
    });
    progress.clear();
    process.stdout.write(`${lineOf(source, done)}\n`);
  });
}

function rowsIn({ stored, updated, unchanged, skipped }: ImportProgress): number {
  return stored + updated + unchanged + skipped;
}

function lineOf(source: string, done: ImportProgress): string {
  const { stored, updated, unchanged, skipped } = done;
  return `${source}: ${stored} new, ${updated} changed, ${unchanged} unchanged, ${skipped} left out`;
}
