// Objects that live for one page only: the last of each class is kept, so that V8 need not learn of its kind anew.

const kept = new Map<unknown, object>();

/**
 * The object itself, kept until the next of its class comes. Where the last object of a class is collected, V8 forgets its
 * shape, and throws away whatever it compiled for it: here most of what a row goes through, compiled again for a tenth of a second.
 */
export function keepShape<One extends object>(one: One): One {
  kept.set(one.constructor, one);
  return one;
}
