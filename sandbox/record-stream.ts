// The company's contacts as the output of an Airbyte source, or of a Singer tap: syncs of records, each with its checkpoint.
import { doors } from './company.js';
import { flatRow } from './flat-row.js';
import type { LiveWorld } from './live-world.js';

export type StreamForm = 'airbyte' | 'singer';

export interface RecordStream {
  /** The messages of the next sync: what changed since the last one. */
  sync(form: StreamForm): string;
}

export function createRecordStream(world: LiveWorld): RecordStream {
  const written = new Map<number, string>();
  return {
    sync: (form) => {
      const records = changed(world, written).map((row) => JSON.stringify(recordOf(form, row)));
      const state = JSON.stringify(stateOf(form, world.now()));
      return [JSON.stringify(openingOf(form)), ...records, state, ''].join('\n');
    },
  };
}

type Row = ReturnType<typeof flatRow>;

function changed(world: LiveWorld, written: Map<number, string>): readonly Row[] {
  const now = world.now();
  const contacts = doors.flatMap((door) => world.contactsOf(door));
  return contacts
    .filter(({ openedAt }) => openedAt <= now)
    .flatMap((contact) => {
      const row = flatRow(contact, now);
      const text = JSON.stringify(row);
      if (written.get(contact.id) === text) return [];
      written.set(contact.id, text);
      return [row];
    });
}

function recordOf(form: StreamForm, data: Row): object {
  if (form === 'singer') return { type: 'RECORD', stream: 'contacts', record: data };
  return { type: 'RECORD', record: { stream: 'contacts', data, emitted_at: 1_700_000_000_000 } };
}

function stateOf(form: StreamForm, now: number): object {
  if (form === 'singer') return { type: 'STATE', value: { bookmarks: { contacts: now } } };
  const stream = { stream_descriptor: { name: 'contacts' }, stream_state: { cursor: now } };
  return { type: 'STATE', state: { type: 'STREAM', stream } };
}

function openingOf(form: StreamForm): object {
  if (form === 'singer')
    return {
      type: 'SCHEMA',
      stream: 'contacts',
      schema: { type: 'object' },
      key_properties: ['id'],
    };
  return { type: 'LOG', log: { level: 'INFO', message: 'a sync begins' } };
}
