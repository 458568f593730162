// Lists made again and again of other lists: only what stands on something new is made anew, and the rest is not even looked at.
import { isSameList } from './same-list.js';

type List = readonly unknown[];

/** The list made last, and what stood in each place then. */
export interface KeptList<Value> {
  /**
   * One value a place, made of what stands in that place of each column (`Object.is`) and of `madeOf`. Values made of the very same
   * things are those of last time, and so is the list where all of them are.
   */
  get(
    columns: readonly [List, ...(readonly List[])],
    madeOf: List,
    make: (place: number) => Value,
  ): readonly Value[];
}

interface Made<Value> {
  readonly columns: readonly List[];
  readonly madeOf: List;
  readonly values: readonly Value[];
}

export function openKeptList<Value>(): KeptList<Value> {
  let last: Made<Value> | null = null;
  return {
    get: (columns, madeOf, make) => {
      const places = columns[0].length;
      const isAlike = last?.values.length === places && isSameList(last.madeOf, madeOf);
      const values = isAlike
        ? mend(last!, columns, make)
        : Array.from({ length: places }, (_, place) => make(place));
      last = { columns, madeOf, values };
      return values;
    },
  };
}

function mend<Value>(
  last: Made<Value>,
  columns: readonly List[],
  make: (place: number) => Value,
): readonly Value[] {
  let mended: Value[] | null = null;
  for (const place of changedPlaces(last.columns, columns)) {
    const value = make(place);
    if (Object.is(value, last.values[place])) continue;
    mended ??= [...last.values];
    mended[place] = value;
  }
  return mended ?? last.values;
}

/** The places, in order, in which something else stands than before in lists of the same length. */
export function changedPlaces(
  before: readonly List[],
  columns: readonly List[],
): readonly number[] {
  const changed = new Set<number>();
  columns.forEach((column, at) => {
    const old = before[at]!;
    if (old === column) return;
    for (let place = 0; place < column.length; place++)
      if (!Object.is(column[place], old[place])) changed.add(place);
  });
  return columns.length === 1 ? [...changed] : [...changed].sort((one, other) => one - other);
}
