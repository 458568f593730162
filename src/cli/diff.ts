/** `unison check --diff OLD.yaml`: which figures the configuration would move, against an older one. */
import { loadConfiguration } from '../config/load-configuration.js';
import type { Configuration } from '../config/configuration.js';
import { connectorSchemas } from '../connectors/registry.js';
import { csvLine } from '../report/formats/csv.js';
import { ruleEffect, type RuleEffect } from './rule-effect.js';
import { textOf, type Options } from './arguments.js';

/** Options of the command beside `--diff`: the window and what of it is looked at. */
export const diffChoices = ['from', 'to', 'topics', 'channels', 'metrics', 'clock'] as const;

export async function printDiff(
  olderPath: string,
  configuration: Configuration,
  options: Options,
): Promise<void> {
  const older = loadConfiguration({ path: olderPath, connectorSchemas });
  const asked = Object.fromEntries(diffChoices.map((name) => [name, textOf(options, name)]));
  const effect = await ruleEffect(older, configuration, asked);
  process.stdout.write(effectText(effect));
}

/** A summary, then one CSV line per figure and verdict that would move. */
export function effectText({ rules, window, figures, verdicts }: RuleEffect): string {
  const changed = rules.length === 0 ? 'none' : rules.join(', ');
  const head = [
    `rules that differ: ${changed}`,
    `${window}: ${figures.length} figures and ${verdicts.length} verdicts would move; nothing has been changed`,
  ];
  if (figures.length + verdicts.length === 0) return `${head.join('\n')}\n`;
  const lines = [
    csvLine(['what', 'channel', 'topic', 'figure', 'before', 'after']),
    ...figures.map(({ what, channel, topic, figure, before, after }) =>
      csvLine([what, channel, topic, figure, before, after]),
    ),
    ...verdicts.map(({ comparison, before, after }) =>
      csvLine(['verdict', '', '', comparison, before, after]),
    ),
  ];
  return `${head.join('\n')}\n${lines.join('')}`;
}
