// What makes two definitions the same: the SHA-256 of their canonical JSON.
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import { definitionId } from './metric.js';
import type { MetricDefinition } from './metric.js';

/** A definition as the store remembers it. */
export interface StoredDefinition {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
}

/** The service refuses to start: a definition changed without a new version. */
export class DefinitionChanged extends Error {
  override readonly name = 'DefinitionChanged';
}

/**
 * Which figure is this, exactly? SHA-256 (hex) of everything that decides what the figure means.
 * Words, margins, the index part and the stored code stay out: they change nothing in a measurement.
 */
export function definitionHash(metric: MetricDefinition): string {
  const { id, version, kind, unit, better, clock, from, to } = metric;
  const { population, censoring, window, scale } = metric;
  const meaning = { id, version, kind, unit, better, clock, from, to };
  return createHash('sha256')
    .update(canonicalJson({ ...meaning, population, censoring, window, scale }))
    .digest('hex');
}

/** May stored measurements be read with these definitions, and do no two of them claim one id and version? Throws `DefinitionChanged`, naming both hashes, where not. */
export function checkDefinitions(
  stored: readonly StoredDefinition[],
  current: readonly MetricDefinition[],
): void {
  const known = new Map(stored.map((entry) => [`${entry.id}@${entry.version}`, entry.hash]));
  for (const metric of current) {
    const before = known.get(definitionId(metric));
    const now = definitionHash(metric);
    known.set(definitionId(metric), now);
    if (before === undefined || before === now) continue;
    throw new DefinitionChanged(
      `Metric ${definitionId(metric)} is stored with definition ${before} but the catalogue now says ${now}: give the changed definition a new version.`,
    );
  }
}
