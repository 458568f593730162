// `detection`: how sure the monitor must be, and what counts as material.
import { z } from 'zod';
import { metricIds } from '../domain/metric.js';
import { durationSchema } from './schema-parts.js';

const marginRefusal =
  'a margin; write a ratio above 1 for a duration (1.15), percentage points for a share (4), points for a rating (0.15)';
const marginSchema = z
  .number({ error: marginRefusal })
  .positive({ error: marginRefusal })
  .lte(100, { error: marginRefusal });

/** A margin of 1 or less would make every difference of waits a gap. */
const ratioSchema = marginSchema.gt(1, { error: marginRefusal }).optional();

const marginShape = {
  ...Object.fromEntries(metricIds.map((metric) => [metric, marginSchema.optional()])),
  first_response: ratioSchema,
  resolution: ratioSchema,
} as Record<(typeof metricIds)[number], z.ZodOptional<z.ZodNumber>>;

export const detectionSchema = z.strictObject({
  preset: z.enum(['sensitive', 'balanced', 'strict']).default('balanced'),
  margins: z.strictObject(marginShape).default({}),
  strata: z.strictObject({ language: z.boolean().default(false) }).default({ language: false }),
  basis: z.enum(['promise', 'customer']).default('promise'),
  limits: z
    .strictObject({
      first_response: durationSchema.default(28 * 86_400),
      resolution: durationSchema.default(180 * 86_400),
    })
    .default({ first_response: 28 * 86_400, resolution: 180 * 86_400 }),
});
