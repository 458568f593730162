import { Readable } from 'node:stream';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { csvLine, csvStart } from '../report/formats/csv.js';
import {
  interactionColumns,
  interactionRow,
  type InteractionRow,
} from '../report/formats/interaction-row.js';
import { readRowsWanted, type RowsWanted } from '../report/query/read-rows.js';
import { nextCursor } from '../report/query/row-cursor.js';
import { ReportQueryError } from '../report/report-query.js';
import { ReportService } from '../report/report.service.js';
import { InteractionStore } from '../storage/interaction.store.js';
import { Access } from './access.guard.js';
import { contentTypes, wantedForm } from './form.js';

type Params = Record<string, string | string[] | undefined>;

/** Lines are sent together while they are this long, so that a hundred thousand rows are not as many writes. */
const pieceLength = 16_384;

/** The pseudonymous rows behind every figure: JSON page by page, CSV and NDJSON to the last row. */
@Controller('api/v1')
@Access('read:interactions')
export class InteractionListController {
  constructor(
    private readonly interactions: InteractionStore,
    private readonly reports: ReportService,
  ) {}

  /** One an interaction, in the order they changed, with a link back to its source. */
  @Get(['interactions', 'interactions.json', 'interactions.csv', 'interactions.ndjson'])
  async list(
    @Query() params: Params,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const names = await this.reports.rowNames();
    const wanted = readRowsWanted(params, names);
    if (wanted.findings.length > 0) throw new ReportQueryError(wanted.findings);
    const form = wantedForm(request.url, request.headers.accept);
    void reply.type(contentTypes[form]).header('cache-control', 'private, no-cache');
    if (form === 'json') void reply.send(await this.page(wanted, names.zone));
    else void reply.send(Readable.from(this.pieces(wanted, form, names.zone)));
  }

  private async page(
    { query, limit, after }: RowsWanted,
    zone: string,
  ): Promise<{ data: readonly InteractionRow[]; next: string | null }> {
    const rows = await this.interactions.list(query, { limit, after });
    const data = rows.map((row) => interactionRow(row, zone));
    return { data, next: nextCursor(rows, limit) };
  }

  private async *pieces(
    { query, withBom }: RowsWanted,
    form: 'csv' | 'ndjson',
    zone: string,
  ): AsyncGenerator<string> {
    let piece = form === 'csv' ? csvStart(interactionColumns, withBom) : '';
    for await (const stored of this.interactions.scan(query)) {
      const row = interactionRow(stored, zone);
      piece +=
        form === 'csv'
          ? csvLine(interactionColumns.map((column) => row[column]))
          : `${JSON.stringify(row)}\n`;
      if (piece.length < pieceLength) continue;
      yield piece;
      piece = '';
    }
    yield piece;
  }
}
