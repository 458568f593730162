// The report as it goes over the wire, put together of pieces: rows that have not changed since the last report are not written anew.
import { createHash } from 'node:crypto';
import type { Comparison } from '../../domain/comparison.js';
import { lastPerObject, perObject } from '../../domain/per-object.js';
import { openSameLists } from '../../domain/same-list.js';
import type { ConsistencyReport } from '../consistency-report.js';
import type { ReportBytes } from '../report-answer.js';
import { instantText } from './instant-text.js';
import { textOf, withTextInstants } from './report-json.js';

/** Bytes, and their SHA-256. */
interface Piece {
  readonly bytes: Buffer;
  readonly hash: Buffer;
}

/**
 * The text of `reportJson` on one line, and its strong entity tag: the hash of the hashes of its pieces, which are cut by the number
 * of rows alone, so that the same bytes always bear the same tag, and others another.
 */
export function reportBytes(report: ConsistencyReport): ReportBytes {
  const pieces = piecesOf(report);
  const hashes = Buffer.concat(pieces.map(({ hash }) => hash));
  return {
    pieces: pieces.map(({ bytes }) => bytes),
    etag: `"${createHash('sha256').update(hashes).digest('base64url')}"`,
  };
}

function piecesOf(report: ConsistencyReport): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = '{';
  for (const [name, held] of Object.entries(report)) {
    if (held === undefined) continue;
    text += `${text === '{' ? '' : ','}${JSON.stringify(name)}:`;
    if (isRows(held)) {
      const rows =
        held === report.comparisons ? writeComparisons(report.comparisons) : writeRows(held);
      pieces.push(pieceOf(`${text}[`), ...rows);
      text = ']';
    } else text += JSON.stringify(textOf(name, held));
  }
  return [...pieces, pieceOf(`${text}}`)];
}

function pieceOf(text: string): Piece {
  const bytes = Buffer.from(text);
  return { bytes, hash: createHash('sha256').update(bytes).digest() };
}

/** The lists of a report are lists of objects. */
type Rows = Extract<ConsistencyReport[keyof ConsistencyReport], readonly object[]>;

function isRows(held: unknown): held is Rows {
  return Array.isArray(held);
}

/** Rows put together once: one that changes takes so many with it. */
const rowsTogether = 5;

/** Writes rows, and remembers what it wrote for as long as they stay together. */
function openWriter<Row extends object>(
  rowText: (row: Row) => string,
): (rows: readonly Row[]) => readonly Piece[] {
  const same = openSameLists<Row>();
  /** Every piece but the first begins with the comma that parts it from the one before. */
  const first = perObject((rows: readonly Row[]) => pieceOf(rows.map(rowText).join(',')));
  const next = perObject((rows: readonly Row[]) => pieceOf(`,${rows.map(rowText).join(',')}`));
  return (rows) => {
    const pieces: Piece[] = [];
    for (let from = 0; from < rows.length; from += rowsTogether)
      pieces.push((from === 0 ? first : next)(same(rows.slice(from, from + rowsTogether))));
    return pieces;
  };
}

const writeRows = openWriter(perObject((row: object) => JSON.stringify(withTextInstants(row))));
const writeComparisons = openWriter(perObject(comparisonText));
const comparisonTexts = lastPerObject<Comparison['estimates'], string>();

/**
 * Of most rows, all that a poll changes is how far the channels are known, the one instant a row holds: it comes last, and the rest
 * need not be written anew.
 */
function comparisonText({ completeUntil, ...row }: Comparison): string {
  const text = comparisonTexts.get(row.estimates, Object.values(row), () =>
    JSON.stringify(row).slice(0, -1),
  );
  return `${text},"completeUntil":"${instantText(completeUntil)}"}`;
}
