// Values worked out before, each with what it was worked out from: the same things need not be worked out again.
import { lastPerObject, type LastPerObject } from '../domain/per-object.js';
import { isSameList } from '../domain/same-list.js';

export interface Remembered {
  /** The value of last time where it was made of the very same things (`Object.is`, in order); else a new one. */
  get<Value>(key: string, madeOf: readonly unknown[], make: () => Value): Value;
}

interface Known {
  readonly madeOf: readonly unknown[];
  readonly value: unknown;
}

/** Remembers one value per key. */
export function openRemembered(): Remembered {
  const known = new Map<string, Known>();
  return {
    get: <Value>(key: string, madeOf: readonly unknown[], make: () => Value): Value => {
      const before = known.get(key);
      if (before !== undefined && isSameList(before.madeOf, madeOf)) return before.value as Value;
      const value = make();
      known.set(key, { madeOf, value });
      return value;
    },
  };
}

/** What was made of single objects under a name. */
export function perObjectIn<Key extends object, Value>(
  remembered: Remembered,
  name: string,
): LastPerObject<Key, Value> {
  return remembered.get(name, [], () => lastPerObject<Key, Value>());
}
