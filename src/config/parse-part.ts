// One part of the file against its schema: the value, or the sentences.
import type { z } from 'zod';
import { findingsOf } from './finding.js';
import { keysAt, type JsonSchema } from './json-schema.js';

/** The file, the part of it a schema is about, and the keys known there. */
export interface Part {
  readonly file: unknown;
  readonly at: readonly PropertyKey[];
  readonly value: unknown;
  readonly jsonSchema: JsonSchema;
}

export type Parsed<Value> =
  | { readonly isGood: true; readonly value: Value }
  | { readonly isGood: false; readonly findings: readonly string[] };

/** Reads a part by its schema; every refusal becomes a sentence with its path in the file. */
export function parsePart<Schema extends z.ZodType>(
  schema: Schema,
  { file, at, value, jsonSchema }: Part,
): Parsed<z.output<Schema>> {
  const result = schema.safeParse(value);
  if (result.success) return { isGood: true, value: result.data };
  const known = (path: readonly PropertyKey[]): readonly string[] =>
    keysAt(jsonSchema, path.slice(at.length));
  const context = { file, at, keysAt: known };
  const findings = result.error.issues.flatMap((issue) => findingsOf(issue, context));
  return { isGood: false, findings: [...new Set(findings)] };
}
