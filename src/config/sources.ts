// Each source is read twice: the keys every source has, then those of its connector.
import type { z } from 'zod';
import type { SourceConfiguration } from './configuration.js';
import { sourceJsonSchema, type ConnectorSchemas } from './json-schema.js';
import { nearest } from './nearest.js';
import { parsePart, type Part } from './parse-part.js';
import type { RootInput } from './root-schema.js';
import { sourceKeys, sourceSchema } from './source-schema.js';
import { quoted } from './written.js';

/** What is needed to read the sources of a file. */
export interface SourceContext {
  readonly file: unknown;
  /** The report zone, which a source takes unless it names its own. */
  readonly timezone: string;
  readonly connectorSchemas: ConnectorSchemas;
}

/** The sources that could be read, and a sentence for everything that could not. */
export interface ReadSources {
  readonly sources: readonly SourceConfiguration[];
  readonly findings: readonly string[];
}

/** Reads every source by the schema of the connector it names. */
export function readSources(raw: RootInput['sources'], context: SourceContext): ReadSources {
  const results = Object.entries(raw).map(([id, keys]) => readSource(id, keys, context));
  return {
    sources: results.flatMap((result) => result.sources),
    findings: results.flatMap((result) => result.findings),
  };
}

function readSource(
  id: string,
  keys: RootInput['sources'][string],
  context: SourceContext,
): ReadSources {
  const schema = context.connectorSchemas[keys.connector];
  if (schema === undefined) return unknownConnector(id, keys.connector, context);
  const part: Omit<Part, 'value'> = {
    file: context.file,
    at: ['sources', id],
    jsonSchema: sourceJsonSchema(keys.connector, context.connectorSchemas),
  };
  const general = parsePart(sourceSchema, { ...part, value: only(keys, isGeneral) });
  const own = parsePart(schema, { ...part, value: only(keys, (key) => !isGeneral(key)) });
  if (general.isGood && own.isGood) {
    return { sources: [sourceOf(id, general.value, context, own.value)], findings: [] };
  }
  const findings = [general, own].flatMap((read) => (read.isGood ? [] : read.findings));
  return { sources: [], findings };
}

function sourceOf(
  id: string,
  { live, ...keys }: z.output<typeof sourceSchema>,
  context: SourceContext,
  options: unknown,
): SourceConfiguration {
  const {
    timezone = context.timezone,
    channels = null,
    reviews = null,
    questions = null,
    figures = null,
    ...rest
  } = keys;
  const told = { timezone, channels, reviews, questions, figures };
  return { id, ...rest, ...told, isLive: live ?? null, options };
}

function isGeneral(key: string): boolean {
  return sourceKeys.includes(key);
}

function only(keys: object, isWanted: (key: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(keys).filter(([key]) => isWanted(key)));
}

function unknownConnector(id: string, connector: string, context: SourceContext): ReadSources {
  const known = Object.keys(context.connectorSchemas);
  const meant = nearest(connector, known);
  const todo = meant === null ? 'correct it' : `did you mean "${meant}"?`;
  const sentence = `sources.${id}.connector: ${quoted(connector)} is not one of ${known.join(', ')}; ${todo}`;
  return { sources: [], findings: [meant === null ? `${sentence}.` : sentence] };
}
