// The keys of a file source.
import { z } from 'zod';
import { checkedText, oneOrMore, text } from '../../config/schema-parts.js';
import { fieldsSchema } from '../flat-fields.js';
import { ratingScales } from '../flat-ratings.js';
import { formatFaults } from '../instant-format.js';

const pathRefusal = 'a path; write one relative to this file: a file, a pattern with * or a folder';
const datesRefusal =
  'a date format; write one such as MM/DD/YYYY, DD-MM-YYYY HH:mm or YYYY.MM.DD hh:mm:ss A';
const scaleSchema = z.enum(ratingScales);

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
  /** How dates are written, where that can be meant in two ways. */
  dates: oneOrMore(
    checkedText(datesRefusal, (format) => formatFaults(format).length === 0),
  ).prefault([]),
  scales: z
    .strictObject({
      csat: scaleSchema.optional(),
      nps: scaleSchema.optional(),
      ces: scaleSchema.optional(),
    })
    .prefault({}),
  /** Texts that stand for "nothing", such as "?" or "n/a". */
  missing: oneOrMore(
    checkedText('a text that stands for nothing; write it in quotes', () => true),
  ).prefault([]),
});

export type FileConfig = z.output<typeof fileConfigSchema>;
export type FileFormat = NonNullable<FileConfig['format']>;
