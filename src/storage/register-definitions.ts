// Definitions as they are in force: written down once, and never to mean something else.
import type { Instant } from '../domain/clock.js';
import { definitionHash } from '../domain/definition-hash.js';
import { catalogue } from '../domain/metric.js';
import { DatabaseError } from './database-error.js';
import { firstRow, run, type Work } from './sql.js';

/** Registers the catalogue. Throws DatabaseError where an id and version is known with another hash. */
export function* registerDefinitions(now: Instant): Work<void> {
  for (const metric of catalogue) {
    const hash = definitionHash(metric);
    const known = yield* firstRow<[string]>(
      'SELECT hash FROM definition WHERE id = ? AND version = ?',
      [metric.id, metric.version],
    );
    if (known === null) {
      const values = [metric.id, metric.version, hash, now];
      yield* run(
        'INSERT INTO definition (id, version, hash, registered_at) VALUES (?, ?, ?, ?)',
        values,
      );
    } else if (known[0] !== hash) {
      throw new DatabaseError(
        `${metric.id}@${metric.version} means something else here than in the stored figures: give the changed definition a new version`,
      );
    }
  }
}
