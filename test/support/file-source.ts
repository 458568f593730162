// A file source as the service would open it: from a configuration, on a fixed clock.
import { loadConfiguration } from '../../src/config/load-configuration.js';
import { createAccess, createBudget, noHttp } from '../../src/connectors/access.js';
import type { Access, AnyConnector, Page, Range } from '../../src/connectors/connector.js';
import { createCustomerHasher } from '../../src/connectors/customer-hash.js';
import type { FileConfig } from '../../src/connectors/file/config.js';
import type { FileState } from '../../src/connectors/file/state.js';
import { connectorOf, connectorSchemas } from '../../src/connectors/registry.js';
import type { Instant } from '../../src/domain/clock.js';

export interface OpenedSource {
  readonly connector: AnyConnector;
  readonly access: Access<FileConfig>;
}

/** The first source of a configuration file. */
export function openSource(path: string, now: Instant = Date.now()): OpenedSource {
  const configuration = loadConfiguration({ path, env: {}, connectorSchemas });
  const [source] = configuration.sources;
  const connector = connectorOf(source!.connector);
  const access = createAccess(source!, connector, {
    folder: configuration.folder,
    channels: configuration.channels,
    clock: { now: () => now },
    log: { error: () => undefined, warn: () => undefined, info: () => undefined },
    signal: new AbortController().signal,
    http: noHttp,
    budget: createBudget(0),
    hashCustomer: createCustomerHasher('a key for tests'),
  });
  return { connector, access: access as Access<FileConfig> };
}

/** Every page after `state`, up to the last. */
export async function readAll(
  { connector, access }: OpenedSource,
  state: FileState | null = null,
  range: Range = { kind: 'incremental' },
): Promise<readonly Page<FileState>[]> {
  const pages: Page<FileState>[] = [];
  let next: FileState | null = state;
  do {
    const page = (await connector.readPage(access, next, range)) as Page<FileState>;
    pages.push(page);
    next = page.next;
  } while (!pages.at(-1)!.isLast);
  return pages;
}
