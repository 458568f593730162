// Values as vendors write them, for the schemas of their records.
import { z } from 'zod';
import type { Instant } from '../domain/clock.js';

/** An ISO instant with its offset, as milliseconds. */
export const isoInstant = z
  .string()
  .refine((text) => /(Z|[+-]\d\d:?\d\d)$/i.test(text) && Number.isFinite(Date.parse(text)))
  .transform((text): Instant => Date.parse(text));

/** Seconds since 1970, whole or not, as milliseconds. */
export const epochSeconds = z
  .number()
  .refine((seconds) => seconds > 0 && seconds < 1e11)
  .transform((seconds): Instant => Math.round(seconds * 1000));

/** An id that some vendors write as a number. */
export const textId = z.union([z.string().min(1), z.number()]).transform(String);

/** What may be absent or null: then null. */
export function optional<Output, Input>(
  schema: z.ZodType<Output, Input>,
): z.ZodType<Output | null, Input | null | undefined> {
  return schema.nullish().transform((value) => value ?? null);
}
