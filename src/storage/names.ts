// The dictionaries: short numbers for sources, channels and topics. Read anew in each transaction, so nothing can go stale.
import { createHash } from 'node:crypto';
import { DatabaseError } from './database-error.js';
import { mostChannels, topicCodes } from './cell-key.js';
import { firstRow, placeholders, rows, run, type Work } from './sql.js';

const namesPerQuery = 500;

export interface Names {
  readonly sources: ReadonlyMap<number, string>;
  readonly channels: ReadonlyMap<number, string>;
  readonly topics: ReadonlyMap<number, string>;
}

/** Every name with its number, for reading rows back. Topic 0 = unmapped and is in no dictionary. */
export function* readNames(): Work<Names> {
  return {
    sources: new Map(yield* rows<[number, string]>('SELECT code, id FROM source')),
    channels: new Map(yield* rows<[number, string]>('SELECT code, id FROM channel')),
    topics: new Map(yield* rows<[number, string]>('SELECT code, id FROM topic')),
  };
}

/** The number of a source; a new one gets the next. */
export function* sourceCode(id: string): Work<number> {
  const known = yield* firstRow<[number]>('SELECT code FROM source WHERE id = ?', [id]);
  if (known !== null) return known[0];
  const code = yield* nextCode('source');
  yield* run('INSERT INTO source (code, id) VALUES (?, ?)', [code, id]);
  return code;
}

/** The numbers of channels; new ones are numbered in sorted order. Throws beyond 32 channels. */
export function* channelCodes(ids: readonly string[]): Work<ReadonlyMap<string, number>> {
  const known = new Map(yield* rows<[string, number]>('SELECT id, code FROM channel'));
  for (const id of [...new Set(ids)].sort()) {
    if (known.has(id)) continue;
    const code = yield* nextCode('channel');
    if (code >= mostChannels) {
      throw new DatabaseError(
        `channel "${id}" is one too many: a store holds ${mostChannels} channels; map it to another one in the configuration`,
      );
    }
    yield* run('INSERT INTO channel (code, id) VALUES (?, ?)', [code, id]);
    known.set(id, code);
  }
  return known;
}

function* nextCode(table: 'source' | 'channel'): Work<number> {
  const last = yield* firstRow<[number | null]>(`SELECT max(code) FROM ${table}`);
  return (last?.[0] ?? -1) + 1;
}

/** The numbers of topics: from a hash of the name, so that they do not depend on the order of arrival. */
export function* topicCodesOf(ids: readonly string[]): Work<ReadonlyMap<string, number>> {
  const wanted = [...new Set(ids)].sort();
  const known = new Map<string, number>();
  for (let from = 0; from < wanted.length; from += namesPerQuery) {
    const some = wanted.slice(from, from + namesPerQuery);
    const found = yield* rows<[string, number]>(
      `SELECT id, code FROM topic WHERE id IN ${placeholders(some.length)}`,
      some,
    );
    for (const [id, code] of found) known.set(id, code);
  }
  for (const id of wanted) {
    if (!known.has(id)) known.set(id, yield* addTopic(id));
  }
  return known;
}

/** Two names with one hash: the later one takes the next free number; the dictionary remembers. */
function* addTopic(id: string): Work<number> {
  let code = topicHash(id);
  while ((yield* firstRow('SELECT 1 FROM topic WHERE code = ?', [code])) !== null) {
    code = (code % (topicCodes - 1)) + 1;
  }
  yield* run('INSERT INTO topic (code, id) VALUES (?, ?)', [code, id]);
  return code;
}

/** 1 .. 2^29 - 1, from SHA-256; 0 is kept for unmapped contacts. */
export function topicHash(id: string): number {
  const digest = createHash('sha256').update(id).digest();
  return (digest.readUInt32BE(0) % (topicCodes - 1)) + 1;
}
