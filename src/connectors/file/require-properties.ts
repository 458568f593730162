// Objects have no header; that a needed property is in none of them is found out from the first page.
import { PermanentError } from '../errors.js';
import type { FieldMapping } from '../flat-fields.js';
import type { FileRecord } from './record.js';

/** Throws PermanentError where id, channel or openedAt name a property that no record of the page has. */
export function requireProperties(
  records: readonly FileRecord[],
  mapping: FieldMapping,
  { source, file }: { readonly source: string; readonly file: string },
): void {
  const keys = new Set(records.flatMap(({ content }) => Object.keys(content ?? {})));
  if (keys.size === 0) return;
  for (const field of ['id', 'channel', 'openedAt'] as const) {
    const from = mapping[field];
    const name = typeof from === 'string' ? from : null;
    if (name === null || keys.has(name) || keys.has(name.split('.')[0] ?? '')) continue;
    const seen = [...keys].slice(0, 40).join(', ');
    throw new PermanentError(
      `sources.${source}: ${file} has no property "${name}" for fields.${field} (its records have ${seen}); correct fields.${field} or restore the property.`,
    );
  }
}
