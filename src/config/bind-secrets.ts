// Secrets were parsed as references; here they learn where to look, and the missing ones are found at start.
import { ConfigurationError } from './configuration-error.js';

import { Secret, type SecretPlaces } from './secret.js';
import { pathText } from './written.js';

/** The same configuration with every secret bound to its places. Throws ConfigurationError naming each missing one. */
export function bindSecrets<Tree>(
  tree: Tree,
  at: readonly PropertyKey[],
  places: SecretPlaces,
): Tree {
  const findings: string[] = [];
  const bound = bindInto(tree, at, (secret, path) => {
    const usable = new Secret(secret.reference, places);
    const fault = faultOf(usable);
    if (fault !== null) findings.push(`${pathText(path)}: ${fault}.`);
    return usable;
  });
  if (findings.length > 0) throw new ConfigurationError(findings);
  return bound as Tree;
}

type Bind = (secret: Secret, path: readonly PropertyKey[]) => Secret;

function bindInto(value: unknown, path: readonly PropertyKey[], bind: Bind): unknown {
  if (value instanceof Secret) return bind(value, path);
  if (Array.isArray(value))
    return value.map((item, index) => bindInto(item, [...path, index], bind));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, bindInto(inner, [...path, key], bind)]),
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

function faultOf(secret: Secret): string | null {
  try {
    secret.reveal();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
