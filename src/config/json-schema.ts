// The configuration as JSON Schema: published for editors, and the list of known keys for "did you mean".
import { z } from 'zod';
import { rootSchema } from './root-schema.js';
import { sourceSchema } from './source-schema.js';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The keys each connector adds below `sources.ID`, by connector id. */
export type ConnectorSchemas = Readonly<Record<string, z.ZodType>>;

/** JSON Schema (2020-12) of the configuration file, with the keys of these connectors. */
export function configurationJsonSchema(connectorSchemas: ConnectorSchemas): JsonSchema {
  const root = jsonSchemaOf(rootSchema);
  const sources = Object.keys(connectorSchemas).map((id) => sourceJsonSchema(id, connectorSchemas));
  const additionalProperties = sources.length > 0 ? { anyOf: sources } : false;
  return {
    ...root,
    title: 'Unison configuration',
    properties: {
      ...root.properties,
      sources: { type: 'object', additionalProperties },
    },
  };
}

/** JSON Schema of one source: the keys every source has and its connector's own. */
export function sourceJsonSchema(
  connector: string,
  connectorSchemas: ConnectorSchemas,
): JsonSchema {
  const general = jsonSchemaOf(sourceSchema);
  const own = jsonSchemaOf(connectorSchemas[connector] ?? z.strictObject({}));
  return {
    type: 'object',
    title: `${connector} source`,
    properties: { ...general.properties, ...own.properties, connector: { const: connector } },
    required: [...(general.required ?? []), ...(own.required ?? [])],
    additionalProperties: false,
  };
}

/** The JSON Schema of what may be written, before defaults and readings are applied. */
function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

/** The keys a schema knows at a path; none where any key is allowed. */
export function keysAt(schema: JsonSchema, path: readonly PropertyKey[]): readonly string[] {
  let places = alternatives(schema);
  for (const part of path) places = places.flatMap((place) => alternatives(stepInto(place, part)));
  return [...new Set(places.flatMap((place) => Object.keys(place.properties ?? {})))];
}

function alternatives(schema: JsonSchema | undefined): readonly JsonSchema[] {
  if (schema === undefined) return [];
  return [schema, ...(schema.anyOf ?? []).flatMap((inner) => alternatives(objectOrNone(inner)))];
}

function stepInto(schema: JsonSchema, part: PropertyKey): JsonSchema | undefined {
  if (typeof part === 'number') {
    return Array.isArray(schema.items) ? undefined : objectOrNone(schema.items);
  }
  return objectOrNone(schema.properties?.[String(part)] ?? schema.additionalProperties);
}

function objectOrNone(schema: JsonSchema | boolean | undefined): JsonSchema | undefined {
  return typeof schema === 'object' ? schema : undefined;
}
