// The order of many small whole numbers by their digits: a counting sort, which compares nothing and keeps ties in place.

/** One digit of what is sorted: for each place a number that holds it from bit `shift` on. */
export interface Digit {
  readonly at: Int32Array;
  readonly shift: number;
  /** More than the digit's greatest value; a power of two where higher digits stand in the same number. */
  readonly values: number;
}

/** Places in the order of their digits, the first of which weighs most. Cost: the places, and the values of each digit. */
export function orderByDigits(digits: readonly Digit[]): Int32Array {
  const count = digits[0]?.at.length ?? 0;
  let order = new Int32Array(count);
  for (let place = 0; place < count; place++) order[place] = place;
  let spare = new Int32Array(count);
  for (const digit of digits.toReversed()) {
    sortByDigit(order, digit, spare);
    [order, spare] = [spare, order];
  }
  return order;
}

function sortByDigit(order: Int32Array, { at, shift, values }: Digit, into: Int32Array): void {
  const mask = 2 ** Math.ceil(Math.log2(values)) - 1;
  const next = new Int32Array(mask + 2);
  for (let place = 0; place < at.length; place++) next[((at[place]! >> shift) & mask) + 1]!++;
  for (let value = 0; value <= mask; value++) next[value + 1]! += next[value]!;
  for (let index = 0; index < order.length; index++) {
    const place = order[index]!;
    into[next[(at[place]! >> shift) & mask]!++] = place;
  }
}
