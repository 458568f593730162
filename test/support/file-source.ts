// A file source as the service would open it: from a configuration, on a fixed clock.
import { channelOf } from '../../src/config/configuration.js';
import { loadConfiguration } from '../../src/config/load-configuration.js';
import type { Access, Page, Range } from '../../src/connectors/connector.js';
import { createCustomerHasher } from '../../src/connectors/customer-hash.js';
import type { FileConfig } from '../../src/connectors/file/config.js';
import { fileConnector } from '../../src/connectors/file/connector.js';
import type { FileState } from '../../src/connectors/file/state.js';
import { connectorSchemas } from '../../src/connectors/registry.js';
import type { Instant } from '../../src/domain/clock.js';

export type FileAccess = Access<FileConfig>;

/** Everything a connector logged; searched for personal data. */
export const logged: string[] = [];
const keep = (message: string): void => void logged.push(message);

/** The access of the first source of a configuration file; a new one for each poll. */
export function openSource(path: string, now: Instant = Date.now()): FileAccess {
  const configuration = loadConfiguration({ path, env: {}, connectorSchemas });
  const source = configuration.sources[0]!;
  const config = source.options as FileConfig;
  const isLive = source.isLive ?? fileConnector.isLive(config);
  const { id, timezone } = source;
  return {
    source: { id, timezone, isLive, folder: configuration.folder },
    config,
    http: { request: () => Promise.reject(new Error('no network here')) },
    addressOf: () => Promise.reject(new Error('no network')),
    clock: { now: () => now },
    log: { error: keep, warn: keep, info: keep },
    signal: new AbortController().signal,
    budget: { remaining: () => 0, spend: () => undefined },
    hashCustomer: createCustomerHasher('a key for tests'),
    mapChannel: channelOf(source, configuration.channels),
  };
}

/** Every page after `state`, up to the last. */
export async function readAll(
  access: FileAccess,
  state: FileState | null = null,
  range: Range = { kind: 'incremental' },
): Promise<readonly Page<FileState>[]> {
  const pages: Page<FileState>[] = [];
  let next = state;
  do {
    const page = await fileConnector.readPage(access, next, range);
    pages.push(page);
    next = page.next;
  } while (!pages.at(-1)!.isLast);
  return pages;
}
