// Reads a parameter that may name several: repeated, or divided by commas.

/** The names given, once each. */
export function listed(query: URLSearchParams, name: string): readonly string[] {
  const names = query.getAll(name).flatMap((value) => value.split(','));
  return [...new Set(names.map((part) => part.trim()).filter((part) => part !== ''))];
}
