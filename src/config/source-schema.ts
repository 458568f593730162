// `sources`: the keys every source has, whatever its connector.
import { z } from 'zod';
import { figuresSchema } from './supplied-schema.js';
import { cronSchema, idSchema, text, zoneSchema } from './schema-parts.js';

const connectorRefusal = 'a connector; name one of those `unison connectors list` shows';
const questionRefusal = 'the words customers are asked in';
const channelRefusal = 'a channel; write its id, or null for an internal one';

/** Keys of a source that are not its connector's own. */
export const sourceSchema = z.strictObject({
  connector: text(connectorRefusal),
  poll: cronSchema.default('*/5 * * * *'),
  live: z.boolean().optional(),
  timezone: zoneSchema.optional(),
  channels: z
    .record(z.string(), z.union([idSchema, z.null()], { error: channelRefusal }))
    .optional(),
  unknownTopics: z.enum(['keep', 'other']).default('keep'),
  firstContact: z.enum(['supplied', 'surveyed']).default('supplied'),
  figures: figuresSchema.optional(),
  reviews: z.enum(['all', 'random', 'complaint']).optional(),
  questions: z.partialRecord(z.enum(['csat', 'nps', 'ces']), text(questionRefusal)).optional(),
});

/** The names of those keys. */
export const sourceKeys: readonly string[] = Object.keys(sourceSchema.shape);

/** A source before its connector's own keys are looked at. */
export const anySourceSchema = z.record(
  idSchema,
  z.looseObject({ connector: text(connectorRefusal) }),
);
