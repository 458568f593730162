// The bytes of a file from an offset on, decompressed and proven to be UTF-8.
import { createReadStream } from 'node:fs';
import type { BytesRequest } from './bytes-request.js';
import { inflated } from './inflate.js';
import { checkedUtf8 } from './utf8.js';

/**
 * The text bytes from `position.offset` on, in pieces. Throws PermanentError with one sentence where the compressed
 * file is cut or damaged, or the text is not UTF-8; everything before that place has been given by then.
 */
export async function* textBytes(request: BytesRequest): AsyncGenerator<Buffer> {
  const { path, position, isCompressed } = request;
  const bytes = isCompressed
    ? afterOffset(inflated(request), position.offset)
    : (createReadStream(path, { start: position.offset }) as AsyncIterable<Buffer>);
  yield* checkedUtf8(bytes, request);
}

async function* afterOffset(bytes: AsyncIterable<Buffer>, offset: number): AsyncGenerator<Buffer> {
  let toSkip = offset;
  for await (const piece of bytes) {
    if (piece.length <= toSkip) toSkip -= piece.length;
    else {
      yield piece.subarray(toSkip);
      toSkip = 0;
    }
  }
}
