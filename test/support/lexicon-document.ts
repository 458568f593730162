// AT Protocol lexicons as one OpenAPI document, as far as both can say the same.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- a lexicon has no type of ours */
type Json = Record<string, any>;

/** Every query and procedure of a folder of lexicons under `/xrpc/NAME`, every definition a schema. */
export function lexiconDocument(folder: string): Json {
  const paths: Json = {};
  const schemas: Json = {};
  const lexicons = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Json);
  const known = new Set(
    lexicons.flatMap(({ id, defs }) =>
      Object.keys(defs as Json).map((name) => nameOf(`#${name}`, String(id))),
    ),
  );
  for (const { id, defs } of lexicons)
    for (const [name, definition] of Object.entries(defs as Record<string, Json>)) {
      const shape = { lexicon: String(id), known };
      if (definition['type'] === 'query')
        paths[`/xrpc/${id}`] = { get: operationOf(definition, shape) };
      else if (definition['type'] === 'procedure')
        paths[`/xrpc/${id}`] = { post: operationOf(definition, shape) };
      else schemas[nameOf(`#${name}`, String(id))] = schemaOf(definition, shape);
    }
  const about = { openapi: '3.0.3', info: { title: 'lexicons', version: '1' } };
  return { ...about, paths, components: { schemas } };
}

interface Shape {
  readonly lexicon: string;
  /** Names that exist; lexicons refer to others that are not at hand. */
  readonly known: ReadonlySet<string>;
}

function operationOf({ parameters, input, output }: Json, shape: Shape): Json {
  const asked = Object.entries((parameters?.properties ?? {}) as Record<string, Json>);
  const required = (parameters?.required ?? []) as readonly string[];
  const bodyOf = (part: Json): Json => ({
    content: { 'application/json': { schema: schemaOf(part['schema'] as Json, shape) } },
  });
  return {
    parameters: asked.map(([name, schema]) => ({
      ...{ name, in: 'query', required: required.includes(name), schema: schemaOf(schema, shape) },
    })),
    ...(input === undefined ? {} : { requestBody: { required: true, ...bodyOf(input as Json) } }),
    responses: { 200: { description: '', ...bodyOf(output as Json) } },
  };
}

const plain: Readonly<Record<string, Json>> = {
  unknown: { type: 'object' },
  bytes: { type: 'object' },
  blob: { type: 'object' },
  token: { type: 'string' },
};
const patterns: Readonly<Record<string, Json>> = {
  datetime: { format: 'date-time' },
  'at-uri': { pattern: '^at://' },
  did: { pattern: '^did:[a-z]+:' },
  handle: { pattern: '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])?$' },
};

/** `knownValues` are open lists, and graphemes are not counted. */
function schemaOf(definition: Json, shape: Shape): Json {
  const { type, format, properties, items, record, ref, refs, ...rest } = definition;
  if (type === 'ref') return referenceTo(String(ref), shape);
  if (type === 'union') return unionOf(refs as readonly string[], shape);
  if (type === 'record') return schemaOf(record as Json, shape);
  if (plain[type] !== undefined) return plain[type];
  const inner = Object.entries((properties ?? {}) as Record<string, Json>);
  const { required, minimum, maximum, minLength, maxLength } = rest;
  const isList = type === 'array';
  const limits = isList ? { minItems: minLength, maxItems: maxLength } : { minLength, maxLength };
  return defined({
    ...{ type, required, minimum, maximum, enum: rest['enum'], ...limits },
    ...(isList ? { items: schemaOf(items as Json, shape) } : {}),
    ...(type === 'object'
      ? { properties: Object.fromEntries(inner.map(([name, one]) => [name, schemaOf(one, shape)])) }
      : {}),
    ...(patterns[String(format)] ?? {}),
  });
}

function referenceTo(ref: string, { lexicon, known }: Shape): Json {
  const name = nameOf(ref, lexicon);
  return known.has(name) ? { $ref: `#/components/schemas/${name}` } : {};
}

/** `$type` says which of its shapes a value has; one from elsewhere is open. */
function unionOf(refs: readonly string[], shape: Shape): Json {
  const names = refs.map((ref) => (ref.startsWith('#') ? `${shape.lexicon}${ref}` : ref));
  const shapes = refs.map((ref, place) => ({
    allOf: [
      referenceTo(ref, shape),
      { required: ['$type'], properties: { $type: { enum: [names[place]] } } },
    ],
  }));
  const other = { required: ['$type'], properties: { $type: { not: { enum: names } } } };
  return { anyOf: [...shapes, other] };
}

function nameOf(ref: string, lexicon: string): string {
  const [id, name = 'main'] = ref.split('#');
  return `${id === '' ? lexicon : id!}.${name}`;
}

function defined(schema: Json): Json {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}
