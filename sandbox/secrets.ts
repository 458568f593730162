// The secrets a configuration reads by `{ file: ... }`, one file each: what the simulated vendors and Slack are opened by.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxKeys } from './keys.js';

/** Writes the keys of every vendor, and the address of the sandbox's Slack, into `folder`, which is made if it is not there. */
export function writeSecrets(folder: string, url: string): void {
  const slack = `${url}/slack/services/T000/B000/sandbox`;
  mkdirSync(folder, { recursive: true });
  for (const [name, value] of Object.entries({ ...sandboxKeys, 'slack-webhook': slack }))
    writeFileSync(join(folder, name), `${value}\n`, { mode: 0o600 });
}
