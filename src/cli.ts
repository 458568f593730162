#!/usr/bin/env node
/** The command line: finds the command, runs it, and turns every failure into one sentence and an exit status. */
import 'reflect-metadata';
import { commands } from './cli/commands.js';
import { UsageError, exitStatusOf, sentencesOf } from './cli/exit.js';

async function run(name: string | undefined, args: readonly string[]): Promise<void> {
  const command = commands.find((each) => each.name === name);
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(usage());
    return;
  }
  if (command === undefined)
    throw new UsageError(`unison ${name}: no such command; \`unison help\` lists them.`);
  await command.run(args);
}

function usage(): string {
  const lines = commands.map(({ usage: text, does }) => `  ${text}\n      ${does}`);
  return `unison: one question, one service, whichever channel\n\n${lines.join('\n')}\n`;
}

const [name, ...args] = process.argv.slice(2);
try {
  await run(name, args);
} catch (error) {
  for (const sentence of sentencesOf(error)) process.stderr.write(`${sentence}\n`);
  process.exitCode = exitStatusOf(error);
}
