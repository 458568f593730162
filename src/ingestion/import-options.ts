// By which options a file is read as though a source had sent it.
import type { SourceConfiguration } from '../config/configuration.js';
import type { FileConfig } from '../connectors/file/config.js';
import type { PushConfig } from '../connectors/push/config.js';

/** The file connector's options for one file of a `file` or `push` source. Throws for a source of another kind. */
export function importOptions(source: SourceConfiguration, path: string): FileConfig {
  if (source.connector === 'file') return { ...(source.options as FileConfig), path, watch: false };
  if (source.connector === 'push') {
    const { fields, ...writing } = source.options as PushConfig;
    const mapping = Object.fromEntries(fields.map((field) => [field, field]));
    const own = { id: 'id', channel: 'channel', openedAt: 'openedAt' };
    return { ...writing, path, watch: false, fields: { ...mapping, ...own } };
  }
  throw new Error(
    `sources.${source.id}: a file can be imported for a source of connector file or push, not ${source.connector}; name another with --source.`,
  );
}
