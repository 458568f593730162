// An opened file gives its records in pages, however large it is.
import type { Access } from '../connector.js';
import { TemporaryError } from '../errors.js';
import type { FileConfig } from './config.js';
import { csvRecords } from './csv-records.js';
import type { FoundFile } from './find-files.js';
import type { FileShape } from './format.js';
import { jsonRecords } from './json-records.js';
import { lineRecords } from './line-records.js';
import type { FileRecord, RecordBatches } from './record.js';
import type { FilePosition } from './state.js';
import { textBytes } from './text-bytes.js';

interface FilePage {
  readonly records: readonly FileRecord[];
  /** No record follows. */
  readonly isEnd: boolean;
}

/** Records from a position on. What one page does not take waits for the next. */
export interface OpenFile {
  /** At most `count` records; a fault of the file is thrown once every record before it has been given. */
  take(count: number): Promise<FilePage>;
  close(): Promise<void>;
}

export function openFile(
  file: FoundFile,
  position: FilePosition,
  { shape, access }: { readonly shape: FileShape; readonly access: Access<FileConfig> },
): OpenFile {
  const batches = batchesOf(file, position, { shape, access });
  const waiting: FileRecord[] = [];
  let fault: { readonly error: unknown } | null = null;
  let isEnd = false;
  const fill = async (count: number): Promise<void> => {
    while (waiting.length < count && !isEnd) {
      if (access.signal.aborted) throw stopped(access.source.id, file.name);
      const batch = await batches.next();
      if (batch.done === true) isEnd = true;
      else waiting.push(...batch.value);
    }
  };
  return {
    take: async (count) => {
      await fill(count + 1).catch((error: unknown) => {
        fault = { error };
        isEnd = true;
      });
      const records = waiting.splice(0, count);
      if (fault !== null && records.length === 0) throw fault.error;
      return { records, isEnd: isEnd && fault === null && waiting.length === 0 };
    },
    close: async () => {
      await batches.return(undefined);
    },
  };
}

/** We were told to stop; nothing is wrong with the file. */
function stopped(source: string, name: string): TemporaryError {
  return new TemporaryError(
    `sources.${source}: stopped while ${name} was being read; the next poll goes on there.`,
  );
}

function batchesOf(
  file: FoundFile,
  position: FilePosition,
  { shape, access }: { readonly shape: FileShape; readonly access: Access<FileConfig> },
): RecordBatches {
  const source = access.source.id;
  const { format, isCompressed, delimiter } = shape;
  const bytes = textBytes({ path: file.path, position, isCompressed, source });
  if (format === 'json') return jsonRecords(bytes, position, source);
  if (format === 'ndjson') return lineRecords(bytes, position);
  return csvRecords({ bytes, position, delimiter, source });
}
