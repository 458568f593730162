// Holds a value against a schema of a vendor's OpenAPI document: the part of JSON Schema those documents use.

type Schema = Readonly<Record<string, unknown>>;

/** What does not fit, as paths with a reason; references are looked up in `document`. */
export function schemaFindings(
  document: Schema,
  schema: Schema,
  value: unknown,
  path = '$',
): string[] {
  const rule = resolved(document, schema);
  if (value === null)
    return rule['nullable'] === true || typesOf(rule).includes('null') || typesOf(rule).length === 0
      ? []
      : [`${path} is null`];
  const parts =
    (rule['allOf'] as Schema[] | undefined)?.flatMap((part) =>
      schemaFindings(document, part, value, path),
    ) ?? [];
  return [...parts, ...ownFindings(document, rule, value, path)];
}

function ownFindings(document: Schema, rule: Schema, value: unknown, path: string): string[] {
  const types = typesOf(rule);
  if (types.length > 0 && !types.some((type) => isOfType(type, value)))
    return [`${path} is ${typeof value}, the document wants ${types.join(' or ')}`];
  const findings: string[] = [];
  const allowed = rule['enum'] as unknown[] | undefined;
  if (allowed !== undefined && !allowed.includes(value))
    findings.push(`${path} is ${String(value)}, not one of ${allowed.join(', ')}`);
  if (typeof value === 'string') findings.push(...textFindings(rule, value, path));
  if (Array.isArray(value) && rule['items'] !== undefined)
    findings.push(
      ...value.flatMap((item, place) =>
        schemaFindings(document, rule['items'] as Schema, item, `${path}[${place}]`),
      ),
    );
  else if (typeof value === 'object' && value !== null)
    findings.push(...objectFindings(document, rule, value as Schema, path));
  return findings;
}

function objectFindings(document: Schema, rule: Schema, value: Schema, path: string): string[] {
  const properties = (rule['properties'] ?? {}) as Record<string, Schema>;
  const missing = ((rule['required'] ?? []) as string[]).filter((name) => !(name in value));
  return [
    ...missing.map((name) => `${path}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, part]) =>
      properties[name] === undefined || part === undefined
        ? []
        : schemaFindings(document, properties[name], part, `${path}.${name}`),
    ),
  ];
}

function textFindings(rule: Schema, value: string, path: string): string[] {
  const pattern = rule['pattern'] as string | undefined;
  const findings =
    pattern !== undefined && !new RegExp(pattern).test(value)
      ? [`${path} does not fit ${pattern}`]
      : [];
  return rule['format'] === 'date-time' && Number.isNaN(Date.parse(value))
    ? [...findings, `${path} is no instant`]
    : findings;
}

function typesOf(rule: Schema): string[] {
  const type = rule['type'];
  return type === undefined ? [] : ([type].flat() as string[]);
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function resolved(document: Schema, schema: Schema): Schema {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  const found = reference
    .slice(2)
    .split('/')
    .reduce<unknown>((part, name) => (part as Schema)[name], document);
  return resolved(document, found as Schema);
}

/** The schema of an operation's answer. */
export function answerSchema(
  document: Schema,
  path: string,
  method: string,
  status: string,
): Schema {
  const operation = (document['paths'] as Record<string, Record<string, Schema>>)[path]![method]!;
  const answer = resolved(document, (operation['responses'] as Record<string, Schema>)[status]!);
  return (answer['content'] as Record<string, { schema: Schema }>)['application/json']!.schema;
}
