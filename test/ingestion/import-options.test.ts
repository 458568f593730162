import type { SourceConfiguration } from '../../src/config/configuration.js';
import { fileConfigSchema } from '../../src/connectors/file/config.js';
import { pushConfigSchema } from '../../src/connectors/push/config.js';
import { importOptions } from '../../src/ingestion/import-options.js';

function source(connector: string, options: unknown): SourceConfiguration {
  const usual = { poll: '* * * * *', isLive: null, timezone: 'UTC', channels: null } as const;
  return { id: 'desk', connector, ...usual, unknownTopics: 'keep', options };
}

describe('what a file is imported by', () => {
  it('is read by the fields of a file source, whatever that source itself watches', () => {
    const fields = { id: 'ref', channel: 'door', openedAt: 'start' };
    const options = fileConfigSchema.parse({ path: 'in', watch: true, fields });
    const read = importOptions(source('file', options), '/old/2024.csv');
    expect(read).toMatchObject({ path: '/old/2024.csv', watch: false, fields });
  });

  it('is read by the field names themselves for a source that is pushed to', () => {
    const options = pushConfigSchema.parse({ fields: ['id', 'channel', 'openedAt', 'csat'] });
    const { fields } = importOptions(source('push', options), '/rows.ndjson');
    expect(fields).toEqual({ id: 'id', channel: 'channel', openedAt: 'openedAt', csat: 'csat' });
  });

  it('is refused for a source of another kind, naming it and what to do', () => {
    expect(() => importOptions(source('zendesk', {}), '/rows.csv')).toThrow(
      'sources.desk: a file can be imported for a source of connector file or push, not zendesk; name another with --source.',
    );
  });
});
