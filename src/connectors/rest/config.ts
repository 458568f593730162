// The keys of any JSON API: where its list is, how it is paged, what its fields are called.
import { z } from 'zod';
import { checkedText, durationSchema, secretSchema, text } from '../../config/schema-parts.js';
import { compileExpression } from '../expression.js';
import { fieldsSchema } from '../flat-fields.js';
import { writingShape } from '../flat-rules.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

const pathSchema = checkedText(
  'a path below url; write it with a leading slash, such as /tickets',
  (path) => /^\/(?!\/)/.test(path),
);
const expressionSchema = checkedText(
  'a JSONata expression; correct its syntax',
  (expression) => compileExpression(expression) !== null,
);
const nameSchema = text('a parameter; write its name');
const querySchema = z.record(z.string(), z.string()).default({});
const sizeSchema = z
  .number({ error: 'a number of records; write one from 1 to 10000' })
  .int()
  .min(1)
  .max(10_000);
const sized = { size: sizeSchema.default(100), sizeParameter: nameSchema.optional() };

/** How the next page is asked for. */
const pagingSchema = z.discriminatedUnion('by', [
  /** One page holds everything. */
  z.strictObject({ by: z.literal('none') }),
  /** An expression over the answer gives the next cursor; none = the end. */
  z.strictObject({ by: z.literal('cursor'), parameter: nameSchema, next: expressionSchema }),
  /** An expression over the answer gives the next address; left out: the Link header does. */
  z.strictObject({ by: z.literal('link'), next: expressionSchema.optional() }),
  /** By the number of records to leave out; a short page is the last. */
  z.strictObject({ by: z.literal('offset'), parameter: nameSchema, ...sized }),
  /** By page number; a short page is the last. */
  z.strictObject({
    ...{ by: z.literal('page'), parameter: nameSchema, ...sized },
    first: z.number().int().min(0).default(1),
  }),
  /** The list is in order of change: the next page begins ({from}) at the last change seen. */
  z.strictObject({ by: z.literal('window'), ...sized }),
]);

const listShape = {
  path: pathSchema,
  /** {from} and {to} stand for the window of changes, written as `instants` says. */
  query: querySchema,
  /** Finds the list in the answer. */
  items: expressionSchema.default('$'),
  paging: pagingSchema.prefault({ by: 'none' }),
};

const accountSchema = z.union(
  [
    z.strictObject({ bearer: secretSchema }),
    z.strictObject({ user: text('a user; write the name'), password: secretSchema }),
    z.strictObject({
      header: text('a header; write its name'),
      prefix: z.string().default(''),
      value: secretSchema,
    }),
  ],
  { error: 'credentials; write { bearer }, { user, password } or { header, prefix, value }' },
);

export const restConfigSchema = z.strictObject({
  /** What all paths are put behind. */
  url: baseUrlSchema,
  auth: accountSchema.optional(),
  list: z.strictObject(listShape),
  /** More requests for each record, put into it under their name; {id} in a path is that property of the record. */
  details: z.record(z.string(), z.strictObject(listShape)).default({}),
  fields: fieldsSchema,
  /** Gives a list of { id, at, by, kind, isVisibleToCustomer, text } over the record: the whole timeline. */
  events: expressionSchema.optional(),
  /** How {from} and {to} are written. sql: 2026-12-25 09:00:00 in UTC. */
  instants: z.enum(['iso', 'seconds', 'milliseconds', 'sql']).default('iso'),
  /** How late a change may show in the list. */
  lag: durationSchema.default(60),
  /** How much of the last window is read again. */
  overlap: durationSchema.default(600),
  historyDays: historyDaysSchema(400),
  ...writingShape,
});

export type RestConfig = z.output<typeof restConfigSchema>;
export type ListSettings = RestConfig['list'];
export type Paging = ListSettings['paging'];
