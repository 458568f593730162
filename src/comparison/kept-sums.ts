// The sums of windows that are kept, and which of them serves the next one best.
import { openWindowSum, type PlacedBook, type WindowSum } from './window-sum.js';

/** Sums of so many windows are kept; the one unused for longest leaves first. */
const mostSums = 4;

/** Of the sums kept, the one that these books change least, brought to them; a new one where that is cheaper. */
export function sumOfBooks(sums: WindowSum[], placed: readonly PlacedBook[]): WindowSum {
  const inWindow = placed.filter(({ isWindow }) => isWindow);
  const likeness = ({ weeks }: WindowSum): number =>
    inWindow.filter(({ book }) => weeks.get(book.block) === book).length;
  const nearest = [...sums].sort((one, other) => likeness(other) - likeness(one))[0];
  const isNear =
    nearest !== undefined && 2 * likeness(nearest) >= Math.max(inWindow.length, nearest.weeks.size);
  const sum = isNear ? nearest : openWindowSum();
  sums.splice(0, sums.length, sum, ...sums.filter((one) => one !== sum).slice(0, mostSums - 1));
  sum.hold(placed);
  return sum;
}
