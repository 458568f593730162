// Proof that bytes are UTF-8 text, or the line and byte where they stop being so.
import { isUtf8 } from 'node:buffer';
import { PermanentError } from '../errors.js';
import type { BytesRequest } from './bytes-request.js';
import { UnfinishedFileError } from './unfinished.js';

/** The same bytes in pieces that never cut a character. Throws PermanentError naming line and byte of the first fault. */
export async function* checkedUtf8(
  bytes: AsyncIterable<Buffer>,
  request: BytesRequest,
): AsyncGenerator<Buffer> {
  let place = { offset: request.position.offset, line: request.position.line };
  let rest = Buffer.alloc(0);
  for await (const piece of bytes) {
    const all = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const whole = all.subarray(0, all.length - unfinishedBytes(all));
    if (!isUtf8(whole)) yield* untilFault(whole, place, request);
    yield whole;
    place = { offset: place.offset + whole.length, line: place.line + linesIn(whole) };
    rest = Buffer.from(all.subarray(whole.length));
  }
  if (rest.length > 0) throw new UnfinishedFileError(sentence(request, place));
}

/** How many bytes at the end are the beginning of a character whose rest is still to come (0-3). */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0;
  }
  return 0;
}

function sequenceLength(first: number): number {
  if (first >= 0xf0) return 4;
  return first >= 0xe0 ? 3 : 2;
}

interface Place {
  readonly offset: number;
  readonly line: number;
}

/** The whole lines before the first that is no UTF-8; then the sentence. */
function* untilFault(bytes: Buffer, start: Place, request: BytesRequest): Generator<Buffer> {
  let [from, line] = [0, start.line];
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
    if (!isUtf8(bytes.subarray(from, end + 1))) break;
    [from, line] = [end + 1, line + 1];
  }
  if (from > 0) yield bytes.subarray(0, from);
  const offset = start.offset + from + goodBytes(bytes.subarray(from));
  throw new PermanentError(sentence(request, { offset, line }), 'content');
}

function sentence({ source, position }: BytesRequest, { offset, line }: Place): string {
  return `sources.${source}: ${position.name} is not UTF-8 text at line ${line} (byte ${offset}); save it as UTF-8, for instance with iconv -f WINDOWS-1252 -t UTF-8.`;
}

/** How many bytes of the line can be read: the longest prefix that is UTF-8 but for an unfinished character. */
function goodBytes(line: Buffer): number {
  let [low, high] = [0, line.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const prefix = line.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, middle - unfinishedBytes(prefix)))) low = middle;
    else high = middle;
  }
  const prefix = line.subarray(0, low);
  return low - unfinishedBytes(prefix);
}

function linesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}
