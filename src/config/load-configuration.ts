// The door of the room: a path and an environment in, a checked configuration out, or every finding at once.
import { dirname, resolve } from 'node:path';
import { assemble } from './assemble.js';
import { bindSecrets } from './bind-secrets.js';
import { ConfigurationError } from './configuration-error.js';
import type { Configuration } from './configuration.js';
import { readEnvironment, type Variables } from './environment.js';
import { configurationJsonSchema, type ConnectorSchemas } from './json-schema.js';
import { parsePart } from './parse-part.js';
import { readYaml } from './read-yaml.js';
import { referenceFindings } from './references.js';
import { rootSchema } from './root-schema.js';
import { readSources } from './sources.js';

export interface LoadRequest {
  /** `--config`; else UNISON_CONFIG, else `config/unison.yaml`. */
  readonly path?: string | undefined;
  /** Defaults to the environment of the process. */
  readonly env?: Variables;
  /** The keys each connector adds, by connector id: handed in, so that this room knows no connector. */
  readonly connectorSchemas: ConnectorSchemas;
}

/** Loads and checks the whole configuration. Throws ConfigurationError with every finding, one sentence each. */
export function loadConfiguration(request: LoadRequest): Configuration {
  const env = request.env ?? process.env;
  const path = resolve(request.path ?? (env['UNISON_CONFIG'] || 'config/unison.yaml'));
  const file = withoutBlankParts(readYaml(path));
  const { environment, findings } = readEnvironment(env);
  const folder = dirname(path);
  const read = readFile(file, request.connectorSchemas, findings);
  const places = { env, folder };
  const sources = read.sources.map((source) => ({
    ...source,
    options: bindSecrets(source.options, ['sources', source.id], places),
  }));
  const root = bindSecrets(read.root, [], places);
  return { path, folder, environment, ...assemble(root), sources };
}

/** `sources:` with nothing below it is an empty part, not a wrong one. */
function withoutBlankParts(file: unknown): unknown {
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return file;
  return Object.fromEntries(Object.entries(file).filter(([, part]) => part !== null));
}

function readFile(
  file: unknown,
  connectorSchemas: ConnectorSchemas,
  earlier: readonly string[],
): Pick<Configuration, 'sources'> & { readonly root: ReturnType<typeof rootSchema.parse> } {
  const jsonSchema = configurationJsonSchema(connectorSchemas);
  const root = parsePart(rootSchema, { file, at: [], value: file, jsonSchema });
  if (!root.isGood) throw new ConfigurationError([...earlier, ...root.findings]);
  const { timezone } = root.value;
  const { sources, findings } = readSources(root.value.sources, {
    file,
    timezone,
    connectorSchemas,
  });
  const all = [...earlier, ...findings, ...referenceFindings(root.value, sources)];
  if (all.length > 0) throw new ConfigurationError(all);
  return { root: root.value, sources };
}
