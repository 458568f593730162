/** `unison poll`: every source once, then exit; one line per source. */
import { PollService } from '../ingestion/poll.service.js';
import type { PollResult } from '../ingestion/poll.service.js';
import { parseArguments, textOf } from './arguments.js';
import { configurationFrom } from './configuration-from.js';
import { withContext } from './context.js';
import { CommandFailed, UsageError } from './exit.js';
import { createProgress } from './progress.js';

export async function pollCommand(args: readonly string[]): Promise<void> {
  const { options } = parseArguments(args, { values: ['source'] });
  const configuration = configurationFrom(options);
  const wanted = textOf(options, 'source');
  await withContext(configuration, async (context) => {
    const polls = context.get(PollService);
    const failures = await pollAll(polls, chosen(polls.sourceIds(), wanted));
    if (failures > 0) throw new CommandFailed(`${failures} sources failed`);
  });
}

async function pollAll(polls: PollService, ids: readonly string[]): Promise<number> {
  let failures = 0;
  for (const id of ids) {
    const progress = createProgress(process.stderr, id);
    try {
      const result = await polls.poll(id, {
        onRows: (rows) => {
          progress.show(`${rows} rows`);
        },
      });
      progress.clear();
      process.stdout.write(`${lineOf(result)}\n`);
    } catch (error) {
      failures += 1;
      progress.clear();
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  return failures;
}

function lineOf(result: PollResult): string {
  const { source, stored, updated, unchanged, skipped, completeUntil } = result;
  const until = completeUntil === null ? 'not known' : new Date(completeUntil).toISOString();
  return `${source}: ${stored} new, ${updated} changed, ${unchanged} unchanged, ${skipped} left out; complete until ${until}`;
}

function chosen(ids: readonly string[], wanted: string | undefined): readonly string[] {
  if (wanted === undefined) return ids;
  if (ids.includes(wanted)) return [wanted];
  throw new UsageError(
    `--source ${wanted}: no such source; the configuration has ${ids.join(', ') || 'none'}.`,
  );
}
