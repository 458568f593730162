// Columns of numbers that are needed for a moment only.

const chunk = 16_384;
let room = { buffer: new ArrayBuffer(0), used: 0, size: 0 };

/**
 * A column of zeros. Columns lie one after the other in the same memory: by itself one of a few
 * hundred bytes costs V8 twenty times what filling it costs. What is kept for long keeps its
 * neighbours too.
 */
export function floatColumn(length: number): Float64Array {
  if (length > chunk / 16) return new Float64Array(length);
  if (room.used + length > room.size)
    room = {
      buffer: new ArrayBuffer(chunk * Float64Array.BYTES_PER_ELEMENT),
      used: 0,
      size: chunk,
    };
  const column = new Float64Array(room.buffer, room.used * Float64Array.BYTES_PER_ELEMENT, length);
  room.used += length;
  return column;
}
