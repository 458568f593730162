// A small file source in a scratch folder: content, mapping and clock in, pages out.
import { gzipSync } from 'node:zlib';
import type { ConversationRead } from '../../src/domain/conversation.js';
import type { Page, SkippedRecord } from '../../src/connectors/connector.js';
import type { FileState } from '../../src/connectors/file/state.js';
import { openSource, readAll, type FileAccess } from './file-source.js';
import type { ScratchFolder } from './scratch-folder.js';

export interface Fixture {
  /** Name of the file; decides its format. */
  readonly name?: string;
  readonly content?: string | Buffer;
  /** Extra keys of the source, as YAML flow text (`watch: true, dates: MM/DD/YYYY`). */
  readonly keys?: string;
  readonly fields?: string;
  readonly path?: string;
  readonly now?: string;
  readonly writtenAt?: string;
}

const usualFields = '{ id: id, channel: channel, openedAt: opened, resolvedAt: closed }';

/** Writes file and configuration; gives a fresh access to it. */
export function openFixture(folder: ScratchFolder, fixture: Fixture): FileAccess {
  const { name = 'contacts.csv', content, keys, fields = usualFields, path = name } = fixture;
  const writtenAt = new Date(fixture.writtenAt ?? '2026-03-01T00:00:00Z');
  if (content !== undefined) {
    folder.write(name, name.endsWith('.gz') ? gzipSync(content) : content, writtenAt);
  }
  const source = [
    `connector: file`,
    `path: "${path}"`,
    `fields: ${fields}`,
    ...(keys ? [keys] : []),
  ];
  const channels = 'channels: { Phone: phone, Mail: email, Intern: null }';
  const yaml = `
timezone: Europe/Brussels
channels: { phone: { kind: voice }, email: { kind: email } }
sources: { demo: { ${[...source, channels].join(', ')} } }
`;
  return openSource(
    folder.write('unison.yaml', yaml),
    Date.parse(fixture.now ?? '2026-06-01T00:00:00Z'),
  );
}

export interface WholeRead {
  readonly conversations: readonly ConversationRead[];
  readonly skipped: readonly SkippedRecord[];
  readonly pages: readonly Page<FileState>[];
  readonly state: FileState;
  readonly completeUntil: number | null;
}

/** Every page of a source from a state on, put together. */
export async function readWhole(
  access: FileAccess,
  state: FileState | null = null,
): Promise<WholeRead> {
  const pages = await readAll(access, state);
  const last = pages.at(-1)!;
  return {
    conversations: pages.flatMap((page) => page.conversations),
    skipped: pages.flatMap((page) => page.skipped),
    pages,
    state: last.next,
    completeUntil: last.completeUntil,
  };
}

/** The sentence a reading ends with, and what was read before it. */
export async function readUntilFault(
  access: FileAccess,
): Promise<{ readonly name: string; readonly sentence: string; readonly ids: readonly string[] }> {
  const { fileConnector } = await import('../../src/connectors/file/connector.js');
  const ids: string[] = [];
  let state: FileState | null = null;
  try {
    for (let page = 0; page < 100; page += 1) {
      const read: Page<FileState> = await fileConnector.readPage(access, state, {
        kind: 'incremental',
      });
      ids.push(...read.conversations.map(({ id }) => id));
      state = read.next;
      if (read.isLast) break;
    }
  } catch (error) {
    return { name: (error as Error).name, sentence: (error as Error).message, ids };
  }
  return { name: 'none', sentence: '', ids };
}

/** `[id, kind of event, ISO instant]` of every event, for comparing at a glance. */
export function timeline(conversations: readonly ConversationRead[]): readonly string[] {
  return conversations.flatMap(({ id, events }) =>
    events.map(({ kind, by, at }) => `${id} ${by} ${kind} ${new Date(at).toISOString()}`),
  );
}
