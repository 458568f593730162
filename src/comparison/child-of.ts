// Maps of maps, grown as they are walked.

/** What a map holds under a key, made on first asking. */
export function childOf<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}
