// The answers given last, kept while there is room.

export interface Recent<Value> {
  /** The kept answer for a key, else a new one; asked twice at once it is made once. A failure is not kept. */
  get(key: string, make: () => Promise<Value>): Promise<Value>;
  /** Lets go of everything. */
  forget(): void;
}

/** Keeps a value as the one used last; beyond so many, the one unused for longest leaves. */
export function keepRecent<Value>(
  kept: Map<string, Value>,
  key: string,
  value: Value,
  most: number,
): void {
  kept.delete(key);
  kept.set(key, value);
  for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
}

/** Keeps at most `size` answers; the one unused for longest leaves first. */
export function createRecent<Value>(size: number): Recent<Value> {
  const kept = new Map<string, Promise<Value>>();
  let newest: { readonly key: string; readonly answer: Promise<Value> } | null = null;
  return {
    get(key, make) {
      if (newest?.key === key && kept.get(key) === newest.answer) return newest.answer;
      const known = kept.get(key);
      const answer = known ?? make();
      keepRecent(kept, key, answer, size);
      if (known === undefined) answer.catch(() => kept.delete(key));
      newest = { key, answer };
      return answer;
    },
    forget: () => {
      newest = null;
      kept.clear();
    },
  };
}
