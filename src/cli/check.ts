/** `unison check`: the configuration and each source, one sentence per finding. */
import { AccessFactory } from '../ingestion/access.service.js';
import { connectorOf } from '../connectors/registry.js';
import type { CheckResult } from '../connectors/connector.js';
import type { Configuration, SourceConfiguration } from '../config/configuration.js';
import { parseArguments, textOf } from './arguments.js';
import { configurationFrom } from './configuration-from.js';
import { diffChoices, printDiff } from './diff.js';
import { withContext } from './context.js';
import { CommandFailed } from './exit.js';

/** With its start and its end, the program is to take less than ten. */
const secondsInAll = 7;
const fewestSeconds = 3;

export async function checkCommand(args: readonly string[]): Promise<void> {
  const { options } = parseArguments(args, { values: ['diff', ...diffChoices] });
  const configuration = configurationFrom(options);
  const older = textOf(options, 'diff');
  process.stdout.write(`${configuration.path}: the configuration is sound.\n`);
  if (older !== undefined) {
    await printDiff(older, configuration, options);
    return;
  }
  await tryConfiguration(configuration);
}

async function tryConfiguration(configuration: Configuration): Promise<void> {
  const results = await withContext(configuration, (context) =>
    checkSources(configuration, context.get(AccessFactory)),
  );
  for (const { sentence } of results) process.stdout.write(`${sentence}\n`);
  for (const remark of remarksOn(configuration)) process.stdout.write(`${remark}\n`);
  const failed = results.filter(({ status }) => status !== 'ok').length;
  if (failed > 0) throw new CommandFailed(`${failed} sources failed`);
}

async function checkSources(
  configuration: Configuration,
  accesses: AccessFactory,
): Promise<readonly CheckResult[]> {
  return Promise.all(configuration.sources.map((source) => checkSource(source, accesses)));
}

/** A check never throws and never hangs: both become a sentence. */
async function checkSource(
  source: SourceConfiguration,
  accesses: AccessFactory,
): Promise<CheckResult> {
  const connector = connectorOf(source.connector);
  const seconds = Math.max(fewestSeconds, Math.floor(secondsInAll - process.uptime()));
  const signal = AbortSignal.timeout(seconds * 1000);
  const silence = new Promise<CheckResult>((answer) => {
    signal.addEventListener('abort', () => {
      answer({
        status: 'network',
        sentence: `sources.${source.id}: no answer within ${seconds} s; check the address and the network.`,
      });
    });
  });
  const asked = connector
    .check(accesses.open(source, connector, signal))
    .catch((error: unknown): CheckResult => ({ status: 'network', sentence: String(error) }));
  return Promise.race([asked, silence]);
}

function remarksOn({ sources, routes, retention }: Configuration): readonly string[] {
  return [
    ...(sources.length === 0 ? ['sources: none configured yet; nothing will be polled.'] : []),
    ...(routes.length === 0
      ? ['alerts: nobody is told anything; name a Slack channel or webhook.']
      : []),
    ...(retention.interactions === null
      ? ['retention: off; interactions are kept until you set retention.interactions.']
      : []),
  ];
}
