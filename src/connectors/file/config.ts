// The keys of a file source.
import { z } from 'zod';
import { checkedText, text } from '../../config/schema-parts.js';
import { fieldsSchema } from '../flat-fields.js';
import { writingShape } from '../flat-rules.js';

const pathRefusal = 'a path; write one relative to this file: a file, a pattern with * or a folder';

export const fileConfigSchema = z.strictObject({
  path: text(pathRefusal),
  /** Read on when the file grows or new files arrive. */
  watch: z.boolean().default(false),
  /** Only where the name does not tell. */
  format: z.enum(['csv', 'tsv', 'ndjson', 'json']).optional(),
  /** Only where the header does not tell. */
  delimiter: checkedText(
    'a delimiter; write one character',
    (mark) => mark.length === 1,
  ).optional(),
  fields: fieldsSchema,
  ...writingShape,
});

export type FileConfig = z.output<typeof fileConfigSchema>;
export type FileFormat = NonNullable<FileConfig['format']>;
