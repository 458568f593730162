// Rows fed to COPY FROM STDIN, some at a time as the connection takes them.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import type { Result, Row, SqlScalar } from './sql.js';

/** Long enough that few pieces are sent, short enough that little is held twice. */
const pieceLength = 65_536;

/** Runs a COPY FROM STDIN (text format) with these rows. */
export async function copyIn(
  client: PoolClient,
  text: string,
  rows: readonly Row[],
): Promise<Result> {
  const stream = client.query(from(text));
  await pipeline(Readable.from(piecesOf(rows)), stream);
  return { rows: [], changes: stream.rowCount };
}

function* piecesOf(rows: readonly Row[]): Generator<Buffer, void, undefined> {
  let piece = '';
  for (const row of rows) {
    piece += `${row.map(cellOf).join('\t')}\n`;
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}

/** A value as COPY's text format has it. */
function cellOf(value: SqlScalar): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return `\\\\x${value.toString('hex')}`;
  return special.test(value) ? value.replace(everySpecial, escaped) : value;
}

const special = /[\\\t\n\r]/;
const everySpecial = new RegExp(special, 'g');
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

function escaped(character: string): string {
  return escapes[character]!;
}
