// What is made of an object that never changes is made once, and let go of with it.
import { isSameList } from './same-list.js';

/** `make`, remembered for as long as its object lives. */
export function perObject<Key extends object, Value>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
}

/** One value an object, as last made. */
export interface LastPerObject<Key extends object, Value> {
  /** The value of last time where it was made of the very same things besides (`Object.is`, in order); else a new one. */
  get(key: Key, madeOf: readonly unknown[], make: () => Value): Value;
}

export function lastPerObject<Key extends object, Value>(): LastPerObject<Key, Value> {
  const known = new WeakMap<Key, { readonly madeOf: readonly unknown[]; readonly value: Value }>();
  return {
    get: (key, madeOf, make) => {
      const before = known.get(key);
      if (before !== undefined && isSameList(before.madeOf, madeOf)) return before.value;
      const value = make();
      known.set(key, { madeOf, value });
      return value;
    },
  };
}
