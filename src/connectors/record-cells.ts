// From an object to its mapped cells: properties by name, expressions by evaluation.
import { compileExpression, type Expression } from './expression.js';
import type { FieldMapping, FieldName, FieldSource } from './flat-fields.js';
import type { RawValues } from './flat-values.js';

type Cell<Content> = (content: Content) => unknown;
type Fields = readonly (readonly [FieldName, FieldSource])[];

/** The cells of a record by field; null where an expression failed on it. */
export type CellsOf<Content> = (content: Content) => RawValues | null | Promise<RawValues | null>;

/** A reader for objects; a dotted name reaches into nested ones. */
export function cellsOfObjects(mapping: FieldMapping): CellsOf<object> {
  const cellOf = (name: string): Cell<object> => {
    const path = name.split('.');
    return (content) => {
      const record = content as Readonly<Record<string, unknown>>;
      return record[name] ?? path.reduce(inside, record);
    };
  };
  return cellsOf(mapping, cellOf, (content) => content);
}

/** What a property of a nested object holds; undefined where there is none. */
export function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/** A reader for any kind of record: how a name finds its cell, and the object expressions are evaluated over. */
export function cellsOf<Content>(
  mapping: FieldMapping,
  cellOf: (column: string, field: FieldName) => Cell<Content>,
  asObject: Cell<Content>,
): CellsOf<Content> {
  const fields = Object.entries(mapping) as Fields;
  const cells = fields.flatMap(([field, from]) =>
    typeof from === 'string' ? [[field, cellOf(from, field)] as const] : [],
  );
  const expressions = fields.flatMap(([field, from]) => {
    const expression = typeof from === 'string' ? null : compileExpression(from.jsonata);
    return expression === null ? [] : [[field, expression] as const];
  });
  const plain = (content: Content): RawValues => {
    const values: Partial<Record<FieldName, unknown>> = {};
    for (const [field, cell] of cells) values[field] = cell(content);
    return values;
  };
  if (expressions.length === 0) return plain;
  return async (content) => {
    const computed = await evaluated(expressions, asObject(content));
    return computed === null ? null : { ...plain(content), ...computed };
  };
}

async function evaluated(
  expressions: readonly (readonly [FieldName, Expression])[],
  record: unknown,
): Promise<RawValues | null> {
  try {
    const values: Partial<Record<FieldName, unknown>> = {};
    for (const [field, expression] of expressions) values[field] = await expression(record);
    return values;
  } catch {
    return null;
  }
}
