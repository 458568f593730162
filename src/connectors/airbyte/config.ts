// The keys of what an Airbyte source or a Singer tap prints.
import { z } from 'zod';
import { text } from '../../config/schema-parts.js';
import { fieldsSchema } from '../flat-fields.js';
import { writingShape } from '../flat-rules.js';

export const airbyteConfigSchema = z.strictObject({
  /** A file of messages, one JSON object a line, that syncs are appended to; rotated files beside it are read too. */
  path: text('the path of a file of messages; write one relative to this file'),
  /** Stream name -> where its records hold the fields of a contact. Other streams are passed over. */
  streams: z.record(z.string(), z.strictObject({ fields: fieldsSchema })),
  ...writingShape,
});

export type AirbyteConfig = z.output<typeof airbyteConfigSchema>;
