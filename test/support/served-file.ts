/** The service as it is composed, over a file of contacts that it has polled. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfiguration } from '../../src/config/load-configuration.js';
import { connectorSchemas } from '../../src/connectors/registry.js';
import { PollService } from '../../src/ingestion/poll.service.js';
import { createServer } from '../../src/main.js';
import { createWorkspace, type Workspace } from './workspace.js';

export interface ServedFile {
  readonly app: NestFastifyApplication;
  readonly space: Workspace;
  close(): Promise<void>;
}

/** Serves a configuration whose source `desk` reads `contacts.csv`. */
export async function serveFile(configuration: string, contacts: string): Promise<ServedFile> {
  const space = createWorkspace();
  space.write('contacts.csv', contacts);
  const path = space.write('unison.yaml', configuration);
  const env = { DATABASE_URL: space.databaseUrl, LOG_LEVEL: 'error' };
  const app = await createServer(loadConfiguration({ path, env, connectorSchemas }));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await app.get(PollService).poll('desk');
  return {
    app,
    space,
    close: async () => {
      await app.close();
      space.remove();
    },
  };
}
