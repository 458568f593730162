// The fields a flat row can have, what kind of value each holds, and how a source names where it finds them.
import { z } from 'zod';
import { checkedText, text } from '../config/schema-parts.js';
import { measurableFields, type MeasurableField } from '../domain/conversation.js';
import { compileExpression } from './expression.js';

export type FieldKind = 'text' | 'instant' | 'count' | 'yesNo' | 'rating' | 'address';

/** Every known field and its kind. */
export const flatFields = {
  id: 'text',
  channel: 'text',
  openedAt: 'instant',
  updatedAt: 'instant',
  topic: 'text',
  firstResponseAt: 'instant',
  firstAutomatedResponseAt: 'instant',
  resolvedAt: 'instant',
  abandonedAt: 'instant',
  dueAt: 'instant',
  promiseKept: 'yesNo',
  reopens: 'count',
  transfers: 'count',
  csat: 'rating',
  nps: 'rating',
  ces: 'rating',
  answerCorrect: 'yesNo',
  resolvedFirstContact: 'yesNo',
  customer: 'address',
  language: 'text',
  segment: 'text',
  status: 'text',
  surveyMode: 'text',
  link: 'text',
} as const satisfies Readonly<Record<string, FieldKind>>;

export type FieldName = keyof typeof flatFields;

export const fieldNames = Object.keys(flatFields) as readonly FieldName[];

/** Where a field is found: a column, or an expression over the record. */
export type FieldSource = string | { readonly jsonata: string };

/** Which fields a source has. */
export type FieldMapping = Readonly<Partial<Record<FieldName, FieldSource>>>;

const columnRefusal = 'a column; write its name, or { jsonata: EXPRESSION }';

const fieldSourceSchema = z.union(
  [
    text(columnRefusal),
    z.strictObject({
      jsonata: checkedText(
        'a JSONata expression; correct its syntax',
        (expression) => compileExpression(expression) !== null,
      ),
    }),
  ],
  { error: columnRefusal },
);

const optionalFields = Object.fromEntries(
  fieldNames.map((name) => [name, fieldSourceSchema.optional()]),
) as Record<FieldName, z.ZodOptional<typeof fieldSourceSchema>>;

/** `fields:` of a source; id, channel and openedAt are needed, since without them a row is no contact. */
export const fieldsSchema = z.strictObject({
  ...optionalFields,
  id: fieldSourceSchema,
  channel: fieldSourceSchema,
  openedAt: fieldSourceSchema,
});

/** Which measurable fields a mapping has: the others are "not measured", not "none". */
export function measurableIn(mapping: FieldMapping): readonly MeasurableField[] {
  return measurableFields.filter((field) => mapping[field] !== undefined);
}
