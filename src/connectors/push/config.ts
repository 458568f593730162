// The keys of a source that is pushed to.
import { z } from 'zod';
import { fieldNames } from '../flat-fields.js';
import { writingShape } from '../flat-rules.js';

export const pushConfigSchema = z.strictObject({
  /** The fields that will be sent; a metric without its field is not measured. Default: every known field. */
  fields: z.array(z.enum(fieldNames)).default([...fieldNames]),
  ...writingShape,
});

export type PushConfig = z.output<typeof pushConfigSchema>;
