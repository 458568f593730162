/** The configuration a command runs with: `--config`, else UNISON_CONFIG, else config/unison.yaml. */
import { loadConfiguration } from '../config/load-configuration.js';
import type { Configuration } from '../config/configuration.js';
import { connectorSchemas } from '../connectors/registry.js';
import { textOf } from './arguments.js';
import type { Options } from './arguments.js';

export function configurationFrom(options: Options): Configuration {
  return loadConfiguration({ path: textOf(options, 'config'), connectorSchemas });
}
