/** Reads a command's options; an unknown one is refused by name. */
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { UsageError } from './exit.js';

export type Options = Record<string, string | boolean | undefined>;

export interface ParsedArguments {
  readonly options: Options;
  readonly words: readonly string[];
}

const everywhere: ParseArgsConfig['options'] = { config: { type: 'string' } };

/** `flags` take no value, `values` take one; `--config FILE` is understood everywhere. */
export function parseArguments(
  args: readonly string[],
  known: { readonly values?: readonly string[]; readonly flags?: readonly string[] },
): ParsedArguments {
  const options: NonNullable<ParseArgsConfig['options']> = { ...everywhere };
  for (const name of known.values ?? []) options[name] = { type: 'string' };
  for (const name of known.flags ?? []) options[name] = { type: 'boolean' };
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { options: parsed.values as Options, words: parsed.positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The text value of an option, or undefined where it was not given. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
