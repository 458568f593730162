// The demo as a test runs it: the simulated company on a free port, standing still, and Unison's rooms on its clock.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox.js';
import { writeSecrets } from '../../sandbox/secrets.js';
import { createWorkspace, type Workspace } from './workspace.js';

const plenty = 100_000;

export interface DemoCompany {
  readonly sandbox: Sandbox;
  readonly space: Workspace;
  /** The configuration file of the demo, pointed at this sandbox and this folder. */
  readonly config: string;
  close(): Promise<void>;
}

/** Starts the company; `edit` may change the demo's configuration before it is written. */
export async function startDemoCompany(
  over: Partial<SandboxOptions> = {},
  edit: (yaml: string) => string = (yaml) => yaml,
): Promise<DemoCompany> {
  const sandbox = await startSandbox({
    ...{ port: 0, seed: 7, speed: 0, startsAt: Date.parse('2026-11-18T08:00:00Z') },
    ...{ x: { requestsPerQuarter: plenty }, genesys: { requestsPerMinute: plenty } },
    zendesk: { exportsPerMinute: plenty, requestsPerMinute: plenty },
    formbricks: { requestsPerMinute: plenty },
    ...over,
  });
  const space = createWorkspace();
  writeSecrets(space.folder, sandbox.url);
  const demo = readFileSync(resolve('config', 'demo.yaml'), 'utf8')
    .replaceAll('127.0.0.1:4600', new URL(sandbox.url).host)
    .replaceAll('../.unison/demo/', '');
  return {
    ...{ sandbox, space },
    config: space.write('unison.yaml', edit(demo)),
    close: async () => {
      await sandbox.close();
      space.remove();
    },
  };
}
