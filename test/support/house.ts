// A whole house on a file of its own: the service answers injected requests, the command line reads the same file.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfiguration } from '../../src/config/load-configuration.js';
import type { Configuration } from '../../src/config/configuration.js';
import { connectorSchemas } from '../../src/connectors/registry.js';
import { mappingOf } from '../../src/ingestion/source-mapping.js';
import { storePage, type PageSink } from '../../src/ingestion/store-page.js';
import { createTurns } from '../../src/ingestion/source-turns.js';
import type { Page } from '../../src/connectors/connector.js';
import { measurableFields } from '../../src/domain/conversation.js';
import type { Instant } from '../../src/domain/clock.js';
import type { Stores } from '../../src/storage/create-stores.js';
import { storesToken } from '../../src/storage/storage.module.js';
import { createServer } from '../../src/main.js';
import { runCli } from './run-cli.js';
import { createWorkspace, type Workspace } from './workspace.js';

export interface House {
  readonly configuration: Configuration;
  readonly stores: Stores;
  readonly space: Workspace;
  /** Saves a page of a source as its poll would, known to be whole up to an instant. */
  save(source: string, page: Partial<Page<unknown>>, completeUntil: Instant): Promise<void>;
  /** The body of `GET path`; fails on anything but 200. */
  get(path: string): Promise<string>;
  /** The output of `unison ARGS` on the same data; fails on any other exit status than 0. */
  cli(...args: readonly string[]): Promise<string>;
  close(options?: { readonly keepsData?: boolean }): Promise<void>;
}

const emptyPage: Page<unknown> = {
  ...{ conversations: [], joins: [], lateRatings: [], withdrawn: [], skipped: [], holes: [] },
  ...{ remarks: {}, next: null, isLast: true, completeUntil: null },
};

/** Opens a house by a configuration, in a new workspace or in one that another house was closed in. */
export async function openHouse(yaml: string, space = createWorkspace()): Promise<House> {
  const path = space.write('unison.yaml', yaml);
  const env = { DATABASE_URL: space.databaseUrl, LOG_LEVEL: 'error' };
  const configuration = loadConfiguration({ path, env, connectorSchemas });
  const app: NestFastifyApplication = await createServer(configuration);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const stores = app.get<Stores>(storesToken);
  const sink: PageSink = {
    interactions: stores.interactions,
    timelines: stores.timelines,
    turns: createTurns(),
    mappingOf: () => null,
  };
  return {
    configuration,
    stores,
    space,
    async save(id, page, completeUntil) {
      const source = configuration.sources.find((one) => one.id === id)!;
      const mapping = mappingOf(source, configuration, measurableFields);
      const progress = { state: null, completeUntil, leaseEpoch: null };
      await storePage(sink, { mapping, page: { ...emptyPage, ...page } }, progress);
    },
    async get(url) {
      const { statusCode, body } = await app.inject({ method: 'GET', url });
      if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}: ${body}`);
      return body;
    },
    async cli(...args) {
      const { status, stdout, stderr } = await runCli([...args, '--config', path], env);
      if (status !== 0) throw new Error(`unison ${args.join(' ')} ended with ${status}: ${stderr}`);
      return stdout;
    },
    async close({ keepsData = false } = {}) {
      await app.close();
      if (!keepsData) space.remove();
    },
  };
}
