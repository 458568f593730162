/** Every command of `unison`, with its usage line. */
import { backtestCommand } from './backtest.js';
import { checkCommand } from './check.js';
import { connectorsCommand } from './connectors.js';
import { gapsCommand } from './gaps.js';
import { importCommand } from './import.js';
import { pollCommand } from './poll.js';
import { reportCommand } from './report.js';
import { serveCommand } from './serve.js';
import { tokenCommand } from './token.js';
import { verifyCommand } from './verify.js';

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly does: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

export const commands: readonly Command[] = [
  {
    name: 'serve',
    usage: 'serve [--config FILE]',
    does: 'polls on schedule, serves the page and REST, sends the digest',
    run: serveCommand,
  },
  {
    name: 'check',
    usage: 'check [--config FILE] [--diff OLD.yaml [--from DAY --to DAY]]',
    does: 'reads the configuration and tries each source: one sentence per finding; --diff shows which figures it would move against an older one',
    run: checkCommand,
  },
  {
    name: 'poll',
    usage: 'poll [--source ID] [--config FILE]',
    does: 'polls every source once, then exits',
    run: pollCommand,
  },
  {
    name: 'report',
    usage:
      'report [--from DAY --to DAY] [--format json|csv|md|html] [--topics A,B] [--channels A,B] [--metrics A,B] [--clock customer|staffed] [--basis customer|promise|both] [--lang en|nl]',
    does: 'prints the consistency report',
    run: reportCommand,
  },
  {
    name: 'backtest',
    usage:
      'backtest [--from DAY --to DAY] [--format text|ndjson] [--topics A,B] [--metrics A,B] [--preset sensitive|balanced|strict] [--margins METRIC=NUMBER,...]',
    does: 'replays the stored history day by day and prints the gaps that would have opened and closed, and when',
    run: backtestCommand,
  },
  {
    name: 'gaps',
    usage: 'gaps [--all | --cells] [--format text|ndjson]',
    does: 'judges the days that are finished and lists the open gaps (--all: closed ones too; --cells: where each watched cell stands)',
    run: gapsCommand,
  },
  {
    name: 'import',
    usage: 'import FILE --source ID [--config FILE]',
    does: "reads a file by a source's rules, beside what that source polls; safe to repeat",
    run: importCommand,
  },
  {
    name: 'connectors',
    usage: 'connectors list | connectors sample [--source ID] [--rejected]',
    does: 'lists the connectors; shows rows as they were read, or the rejected ones with their reasons',
    run: connectorsCommand,
  },
  {
    name: 'verify',
    usage: 'verify [--mend]',
    does: 'recomputes stored segments from the rows and compares them bit for bit',
    run: verifyCommand,
  },
  {
    name: 'token',
    usage:
      'token create --name NAME --scope read|read:interactions|push|act|admin [--expires DAY] | token list | token revoke ID',
    does: 'makes, lists and revokes API keys',
    run: tokenCommand,
  },
];
