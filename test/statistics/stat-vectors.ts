// The reference cases (scipy, statsmodels, enumeration), with their tolerance and the comparison that honours it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface ReferenceCase {
  readonly id: string;
  readonly kind: string;
  readonly inputs: unknown;
  readonly expected: unknown;
  readonly rel_tol: number;
}

const path = join(process.cwd(), 'test', 'statistics', 'stat-vectors.json');
export const referenceCases = (
  JSON.parse(readFileSync(path, 'utf8')) as { cases: readonly ReferenceCase[] }
).cases;

/** Where `actual` is not what is expected: numbers within `tolerance` of their size, null = not defined; empty = alike. */
export function differences(actual: unknown, expected: unknown, tolerance: number): string[] {
  if (typeof expected === 'number') {
    const slack = Math.max(tolerance * Math.abs(expected), 1e-12);
    const isClose = typeof actual === 'number' && Math.abs(actual - expected) <= slack;
    return isClose ? [] : [`expected ${expected}, got ${String(actual)}`];
  }
  if (expected === null || typeof expected !== 'object')
    return actual === expected ? [] : [`expected ${String(expected)}, got ${String(actual)}`];
  if (actual === null || typeof actual !== 'object') return [`expected values, got none`];
  if (Array.isArray(expected) && (actual as unknown[]).length !== expected.length)
    return [`expected ${expected.length} values`];
  return Object.entries(expected).flatMap(([key, one]) =>
    differences((actual as Record<string, unknown>)[key], one, tolerance).map(
      (found) => `${key}: ${found}`,
    ),
  );
}
