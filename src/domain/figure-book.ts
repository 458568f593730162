// What a vendor said of the same past period, time after time: a past figure that jumps while ours stand still.
import type { Instant } from './clock.js';
import { figureKey, type VendorFigure } from './vendor-figure.js';

/** One value of a figure, when it was first seen, and the identity of our stored figures then. */
export interface SeenFigure {
  readonly value: number;
  readonly at: Instant;
  readonly ours: string;
}

export interface BookedFigure {
  readonly figure: VendorFigure;
  /** Oldest first; a value seen again is not added. */
  readonly seen: readonly SeenFigure[];
}

export type FigureBook = readonly BookedFigure[];

/** A past figure that the vendor changed: by its rule, since our contacts of that period are what they were. */
export interface FigureJump {
  readonly figure: VendorFigure;
  readonly before: number;
  readonly after: number;
  /** When the new value was first seen. */
  readonly at: Instant;
}

/** The book with one more look at a figure. */
export function withSeen(
  book: FigureBook,
  figure: VendorFigure,
  seen: Omit<SeenFigure, 'value'>,
): FigureBook {
  const key = figureKey(figure);
  const { value } = figure;
  const booked = book.find((one) => figureKey(one.figure) === key);
  if (booked === undefined) return [...book, { figure, seen: [{ ...seen, value }] }];
  if (booked.seen.at(-1)?.value === value) return book;
  const longer = { figure, seen: [...booked.seen, { ...seen, value }] };
  return book.map((one) => (one === booked ? longer : one));
}

/** Every jump in the book: the vendor's value of a past period changed and ours did not. */
export function jumpsIn(book: FigureBook): readonly FigureJump[] {
  return book.flatMap(({ figure, seen }) =>
    seen.flatMap((now, index) => {
      const before = seen[index - 1];
      if (before === undefined || before.ours !== now.ours || before.at < figure.to) return [];
      return [{ figure, before: before.value, after: now.value, at: now.at }];
    }),
  );
}
