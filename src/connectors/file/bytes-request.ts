// A question for bytes.
import type { FilePosition } from './state.js';

/** Which bytes are wanted, and how the file is called in sentences. */
export interface BytesRequest {
  readonly path: string;
  readonly position: FilePosition;
  readonly isCompressed: boolean;
  readonly source: string;
}
