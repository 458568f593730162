// A .gz file piece by piece: everything before a cut or a damage is given before the sentence about it.
import { createReadStream } from 'node:fs';
import { createGunzip, type Gunzip } from 'node:zlib';
import { PermanentError } from '../errors.js';
import type { BytesRequest } from './bytes-request.js';
import { UnfinishedFileError } from './unfinished.js';

/** The decompressed bytes. Throws PermanentError with one sentence where the archive is cut or damaged. */
export async function* inflated(request: BytesRequest): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const ready: Buffer[] = [];
  gunzip.on('data', (piece: Buffer) => ready.push(piece));
  const ended = endOf(gunzip);
  const compressed = createReadStream(request.path, { highWaterMark: 16_384 });
  for await (const piece of compressed as AsyncIterable<Buffer>) {
    if (!gunzip.destroyed) await Promise.race([written(gunzip, piece), ended]);
    yield* ready.splice(0);
  }
  gunzip.end();
  const fault = await ended;
  yield* ready.splice(0);
  if (fault !== null) {
    const isCut = fault.code === 'Z_BUF_ERROR';
    const text = sentence(fault, request);
    throw isCut ? new UnfinishedFileError(text) : new PermanentError(text, 'content');
  }
}

function endOf(gunzip: Gunzip): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    gunzip.on('end', () => {
      resolve(null);
    });
    gunzip.on('error', resolve);
  });
}

/** Resolves when all that this piece holds has been given; a fault shows at the end. */
function written(gunzip: Gunzip, piece: Buffer): Promise<void> {
  return new Promise((resolve) => {
    gunzip.write(piece, () => {
      resolve();
    });
  });
}

function sentence(fault: NodeJS.ErrnoException, { source, position }: BytesRequest): string {
  const place = `sources.${source}: ${position.name}`;
  if (fault.code === 'Z_BUF_ERROR') {
    return `${place} is cut off before its end; copy it again (the rows before the cut are kept).`;
  }
  return `${place} is not a whole gzip file (${fault.message}); copy it again (the rows before the damage are kept).`;
}
