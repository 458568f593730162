// Variable-length whole numbers, seven bits a byte, up to 2^53: what segments are written in.

export interface Cursor {
  readonly bytes: Buffer;
  position: number;
}

/** Writes a whole number >= 0 at the cursor (at most 8 bytes). Throws on a negative or fractional one. */
export function writeVarint(cursor: Cursor, value: number): void {
  if (value >= 0 && value < 128 && Number.isInteger(value)) {
    cursor.bytes[cursor.position++] = value;
    return;
  }
  if (value < 0 || !Number.isSafeInteger(value)) {
    throw new RangeError(`segments hold whole numbers >= 0, not ${String(value)}`);
  }
  let rest = value;
  while (rest >= 128) {
    cursor.bytes[cursor.position++] = (rest % 128) + 128;
    rest = Math.floor(rest / 128);
  }
  cursor.bytes[cursor.position++] = rest;
}

/** Passes over so many numbers. */
export function skipVarints(cursor: Cursor, count: number): void {
  for (let left = count; left > 0; cursor.position++) {
    if (cursor.bytes[cursor.position]! < 128) left--;
  }
}

/** Reads the whole number at the cursor. */
export function readVarint(cursor: Cursor): number {
  let byte = cursor.bytes[cursor.position++]!;
  if (byte < 128) return byte;
  let value = byte - 128;
  let scale = 128;
  do {
    byte = cursor.bytes[cursor.position++]!;
    value += (byte >= 128 ? byte - 128 : byte) * scale;
    scale *= 128;
  } while (byte >= 128);
  return value;
}
