// `supplied` and a source's `figures`: what no connector knows and a company may hand in as CSV files.
import { z } from 'zod';
import { text } from './schema-parts.js';

const pathRefusal = 'the path of a CSV file; write one relative to this file';

/** Optional inputs of the report; each opens a section of its own. */
export const suppliedSchema = z.strictObject({
  revenue: text(pathRefusal).optional(),
  referrals: text(pathRefusal).optional(),
  employees: text(pathRefusal).optional(),
});

/** The vendor's own figures, and by which switches that vendor counts. */
export const figuresSchema = z.strictObject({
  path: text(pathRefusal),
  countsBots: z.boolean().default(false),
  leavesOutUnanswered: z.boolean().default(false),
  clock: z.enum(['customer', 'staffed']).default('customer'),
  countsShortAbandons: z.boolean().default(false),
  leavesOutMerges: z.boolean().default(false),
  isPerThread: z.boolean().default(false),
  cohort: z.enum(['opened', 'ended']).default('opened'),
});

export type Supplied = z.output<typeof suppliedSchema>;
export type SuppliedFigures = z.output<typeof figuresSchema>;
