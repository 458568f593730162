/** `unison connectors`: what there is to connect with, and what a source's rows become. */
import { AccessFactory } from '../ingestion/access.service.js';
import { connectorOf, connectors } from '../connectors/registry.js';
import type { ConversationRead } from '../domain/conversation.js';
import type { Configuration } from '../config/configuration.js';
import { SkippedStore } from '../storage/skipped.store.js';
import { parseArguments, textOf } from './arguments.js';
import type { Options } from './arguments.js';
import { configurationFrom } from './configuration-from.js';
import { withContext } from './context.js';
import { UsageError } from './exit.js';

const sampleRows = 5;
const rejectedRows = 50;

export async function connectorsCommand(args: readonly string[]): Promise<void> {
  const { options, words } = parseArguments(args, { values: ['source'], flags: ['rejected'] });
  if (words[0] === 'list') {
    list();
    return;
  }
  if (words[0] !== 'sample') throw new UsageError('unison connectors: say list or sample.');
  const configuration = configurationFrom(options);
  for (const id of chosenSources(configuration, options)) {
    await (options['rejected'] === true
      ? showRejected(configuration, id)
      : showSample(configuration, id));
  }
}

function list(): void {
  for (const { id, traits } of connectors) {
    process.stdout.write(`${id}\t${traits.kinds.join(',')}\treads by ${traits.reads}\n`);
  }
}

function chosenSources(configuration: Configuration, options: Options): readonly string[] {
  const ids = configuration.sources.map(({ id }) => id);
  const wanted = textOf(options, 'source');
  if (wanted === undefined) return ids;
  if (ids.includes(wanted)) return [wanted];
  throw new UsageError(
    `--source ${wanted}: no such source; the configuration has ${ids.join(', ') || 'none'}.`,
  );
}

/** Five rows as the product understands them: no text, no names, customers as hashes. */
async function showSample(configuration: Configuration, id: string): Promise<void> {
  const rows = await withContext(configuration, async (context) => {
    const source = configuration.sources.find((each) => each.id === id)!;
    const connector = connectorOf(source.connector);
    const access = context.get(AccessFactory).open(source, connector, new AbortController().signal);
    const page = await connector.readPage(access, null, { kind: 'incremental' });
    return page.conversations.slice(0, sampleRows);
  });
  for (const row of rows) process.stdout.write(`${JSON.stringify(readable(row))}\n`);
}

function readable(row: ConversationRead): object {
  const events = row.events.map((event) => ({ ...event, at: new Date(event.at).toISOString() }));
  return { ...row, events };
}

/** The rows kept for inspection, with their reasons. */
async function showRejected(configuration: Configuration, id: string): Promise<void> {
  await withContext(configuration, async (context) => {
    for (const row of await context.get(SkippedStore).samples(id, rejectedRows)) {
      process.stdout.write(`${JSON.stringify({ source: id, ...row })}\n`);
    }
  });
}
