// A finished report as it is kept and sent.
import { perObject } from '../domain/per-object.js';
import type { ConsistencyReport } from './consistency-report.js';

/** Which earlier period "was 3" and the index before speak of. */
export type EarlierPeriod = 'previous' | 'year' | 'none';

/** A report's JSON as it goes over the wire, in one piece or in many: what two reports have in common are the same bytes in both. */
export interface ReportBytes {
  readonly pieces: readonly Uint8Array[];
  /** The strong entity tag of the bytes. */
  readonly etag: string;
}

/** A finished report, ready to be sent. */
export interface ReportAnswer extends ReportBytes {
  readonly report: ConsistencyReport;
}

/** The bytes in one piece, made anew with each call: whoever calls may give them away. */
export function joinPieces({ pieces }: Pick<ReportBytes, 'pieces'>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The bytes in one piece, for as long as the answer is kept. */
export const jsonOf = perObject((answer: Pick<ReportBytes, 'pieces'>): Buffer => {
  const { buffer, byteOffset, byteLength } =
    answer.pieces.length === 1 ? answer.pieces[0]! : joinPieces(answer);
  return Buffer.from(buffer, byteOffset, byteLength);
});
