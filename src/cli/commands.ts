/** Every command of `unison`, with its usage line; what it needs is loaded when it is run. */
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
    run: async (args) => (await import('./serve.js')).serveCommand(args),
  },
  {
    name: 'check',
    usage: 'check [--config FILE] [--diff OLD.yaml [--from DAY --to DAY]]',
    does: 'reads the configuration and tries each source: one sentence per finding; --diff shows which figures it would move against an older one',
    run: async (args) => (await import('./check.js')).checkCommand(args),
  },
  {
    name: 'poll',
    usage: 'poll [--source ID] [--config FILE]',
    does: 'polls every source once, then exits',
    run: async (args) => (await import('./poll.js')).pollCommand(args),
  },
  {
    name: 'report',
    usage:
      'report [--from DAY --to DAY] [--format json|csv|md|html] [--topics A,B] [--channels A,B] [--metrics A,B] [--clock customer|staffed] [--basis customer|promise|both] [--lang en|nl]',
    does: 'prints the consistency report',
    run: async (args) => (await import('./report.js')).reportCommand(args),
  },
  {
    name: 'backtest',
    usage:
      'backtest [--from DAY --to DAY] [--format text|ndjson] [--topics A,B] [--metrics A,B] [--preset sensitive|balanced|strict] [--margins METRIC=NUMBER,...]',
    does: 'replays the stored history day by day and prints the gaps that would have opened and closed, and when',
    run: async (args) => (await import('./backtest.js')).backtestCommand(args),
  },
  {
    name: 'gaps',
    usage: 'gaps [--all | --cells] [--format text|ndjson]',
    does: 'judges the days that are finished and lists the open gaps (--all: closed ones too; --cells: where each watched cell stands)',
    run: async (args) => (await import('./gaps.js')).gapsCommand(args),
  },
  {
    name: 'import',
    usage: 'import FILE --source ID [--config FILE]',
    does: "reads a file by a source's rules, beside what that source polls; safe to repeat",
    run: async (args) => (await import('./import.js')).importCommand(args),
  },
  {
    name: 'connectors',
    usage: 'connectors list | connectors sample [--source ID] [--rejected]',
    does: 'lists the connectors; shows rows as they were read, or the rejected ones with their reasons',
    run: async (args) => (await import('./connectors.js')).connectorsCommand(args),
  },
  {
    name: 'verify',
    usage: 'verify [--mend]',
    does: 'recomputes stored segments from the rows and compares them bit for bit',
    run: async (args) => (await import('./verify.js')).verifyCommand(args),
  },
  {
    name: 'token',
    usage:
      'token create --name NAME --scope read|read:interactions|push|act|admin [--expires DAY] | token list | token revoke ID',
    does: 'makes, lists and revokes API keys',
    run: async (args) => (await import('./token.js')).tokenCommand(args),
  },
];
