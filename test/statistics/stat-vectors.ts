// The reference cases (scipy, statsmodels, enumeration), with their tolerance and the comparison that honours it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface ReferenceCase {
  readonly id: string;
  readonly kind: string;
  readonly inputs: any;
  readonly expected: any;
  readonly rel_tol: number;
}

const path = join(process.cwd(), 'test', 'statistics', 'stat-vectors.json');
export const referenceCases = (
  JSON.parse(readFileSync(path, 'utf8')) as { cases: readonly ReferenceCase[] }
).cases;

/** Asserts that everything expected is there, numbers within `tolerance` of their size; null = not defined. */
export function expectLike(actual: any, expected: any, tolerance: number, path = ''): void {
  if (typeof expected === 'number') {
    const slack = Math.max(tolerance * Math.abs(expected), 1e-12);
    const isClose = typeof actual === 'number' && Math.abs(actual - expected) <= slack;
    if (!isClose) throw new Error(`${path}: expected ${expected}, got ${String(actual)}`);
  } else if (Array.isArray(expected)) {
    expect({ path, length: actual.length }).toEqual({ path, length: expected.length });
    expected.forEach((one, i) => {
      expectLike(actual[i], one, tolerance, `${path}[${i}]`);
    });
  } else if (expected !== null && typeof expected === 'object') {
    for (const [key, one] of Object.entries(expected))
      expectLike(actual[key], one, tolerance, `${path}.${key}`);
  } else expect({ path, value: actual }).toEqual({ path, value: expected });
}
