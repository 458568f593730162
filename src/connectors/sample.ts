// A few rows as the product would see them, for `unison connectors sample`.
import type { ConversationRead } from '../domain/conversation.js';
import type { Access, AnyConnector, SkippedRecord } from './connector.js';

export interface Sample {
  readonly conversations: readonly ConversationRead[];
  readonly skipped: readonly SkippedRecord[];
}

/** The first `count` conversations of a source and the first `count` records it leaves out. Throws as `readPage` does. */
export async function sampleRows(
  connector: AnyConnector,
  access: Access<unknown>,
  count = 5,
): Promise<Sample> {
  const page = await connector.readPage(access, null, { kind: 'incremental' });
  return {
    conversations: page.conversations.slice(0, count),
    skipped: page.skipped.slice(0, count),
  };
}
