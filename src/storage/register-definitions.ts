// Definitions as they are in force: written down once, and never to mean something else.
import type { Instant } from '../domain/clock.js';
import { checkDefinitions, definitionHash } from '../domain/definition-hash.js';
import { catalogue, type MetricDefinition } from '../domain/metric.js';
import { rows, run, type Work } from './sql.js';

/** Registers definitions. Throws DefinitionChanged, naming both hashes, where an id and version is known with another. */
export function* registerDefinitions(
  now: Instant,
  definitions: readonly MetricDefinition[] = catalogue,
): Work<void> {
  const found = yield* rows<[string, number, string]>('SELECT id, version, hash FROM definition');
  const known = found.map(([id, version, hash]) => ({ id, version, hash }));
  checkDefinitions(known, definitions);
  for (const metric of definitions) {
    if (known.some(({ id, version }) => id === metric.id && version === metric.version)) continue;
    yield* run('INSERT INTO definition (id, version, hash, registered_at) VALUES (?, ?, ?, ?)', [
      metric.id,
      metric.version,
      definitionHash(metric),
      now,
    ]);
  }
}
