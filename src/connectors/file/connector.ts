// The file connector: CSV, TSV, NDJSON or JSON, plain or .gz; a path, a pattern or a watched folder.
import { channelKinds } from '../../domain/channel.js';
import type { Connector } from '../connector.js';
import { measurableIn } from '../flat-fields.js';
import { checkFile } from './check.js';
import { fileConfigSchema, type FileConfig } from './config.js';
import { readFilePage } from './read-page.js';
import type { FileState } from './state.js';

export const fileConnector: Connector<FileConfig, FileState> = {
  id: 'file',
  stateVersion: 1,
  config: fileConfigSchema,
  traits: {
    kinds: channelKinds,
    reads: 'offset',
    minimumPollSeconds: 1,
    overlapSeconds: 0,
    tailDays: 0,
    historyDays: null,
  },
  measurable: ({ fields }) => measurableIn(fields),
  isLive: ({ watch }) => watch,
  check: checkFile,
  readPage: readFilePage,
};
