import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const cli = resolve(process.cwd(), 'dist', 'cli.js');

/** Starts the compiled command line as a stranger would; `npm test` builds before it runs the tests. */
export function startCli(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run `npm run build` first.');
  return spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the compiled command line to its end. */
export function runCli(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<CliResult> {
  const child = startCli(args, env);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((done) => {
    child.on('close', (status) => {
      done({ status, stdout, stderr });
    });
  });
}
