// Columns of numbers, most of them small and needed for a moment only.

/** A column that lies beside others. */
type Column = Float64Array | Int16Array;

const chunk = 16_384;

/**
 * Hands out columns of zeros that lie one after the other in the same memory: by itself one of a few
 * hundred bytes costs V8 twenty times what filling it costs. What is kept for long keeps its
 * neighbours too.
 */
function openColumns<One extends Column>(
  Kind: new (buffer: ArrayBuffer, byteOffset: number, length: number) => One,
  bytes: number,
): (length: number) => One {
  let room = new ArrayBuffer(0);
  let used = 0;
  return (length) => {
    if (length > chunk / 16) return new Kind(new ArrayBuffer(length * bytes), 0, length);
    if ((used + length) * bytes > room.byteLength) {
      room = new ArrayBuffer(chunk * bytes);
      used = 0;
    }
    const column = new Kind(room, used * bytes, length);
    used += length;
    return column;
  };
}

/** A column of zeros. */
export const floatColumn = openColumns(Float64Array, Float64Array.BYTES_PER_ELEMENT);

/** A column of zeros for keys of buckets. */
export const keyColumn = openColumns(Int16Array, Int16Array.BYTES_PER_ELEMENT);
