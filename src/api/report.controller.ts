import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { comparisonsCsv, flattenComparison } from '../report/formats/csv.js';
import { reportMarkdown } from '../report/formats/markdown.js';
import { comparisonJson } from '../report/formats/report-json.js';
import { jsonOf } from '../report/report-answer.js';
import { ReportService } from '../report/report.service.js';
import type { ConsistencyReport } from '../report/consistency-report.js';
import { Access } from './access.guard.js';
import { contentTypes, wantedForm } from './form.js';
import type { Form } from './form.js';
import { sendTagged } from './tagged-answer.js';

type Params = Record<string, string | string[] | undefined>;

/** The consistency report and its comparisons: the same object the page and the command line show. */
@Controller('api/v1')
@Access('read')
export class ReportController {
  constructor(private readonly reports: ReportService) {}

  /** The whole report as JSON; without a window the last four complete ISO weeks. */
  @Get(['report', 'report.json'])
  async report(
    @Query() params: Params,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.reports.answerFor(params, request.url);
    const { etag } = answer;
    sendTagged(request, reply, { type: contentTypes.json, body: jsonOf(answer), etag });
  }

  /** The same in words, as Markdown. */
  @Get('report.md')
  async markdown(
    @Query() params: Params,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const report = await this.reports.reportFor(params);
    sendTagged(request, reply, {
      type: 'text/markdown; charset=utf-8',
      body: reportMarkdown(report),
    });
  }

  /** Flat rows, one a comparison, in JSON, CSV or NDJSON. */
  @Get(['comparisons', 'comparisons.json', 'comparisons.csv', 'comparisons.ndjson'])
  async comparisons(
    @Query() params: Params,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { flat, ...query } = params;
    const report = await this.reports.reportFor(query);
    const form = wantedForm(request.url, request.headers.accept);
    const body = rendered(report, form, flat === 'true');
    sendTagged(request, reply, { type: contentTypes[form], body });
  }
}

function rendered(report: ConsistencyReport, form: Form, isFlat: boolean): string {
  if (form === 'csv') return comparisonsCsv(report);
  const flatRows = (): unknown[] => report.comparisons.map((row) => flattenComparison(row, report));
  if (form === 'ndjson')
    return flatRows()
      .map((row) => `${JSON.stringify(row)}\n`)
      .join('');
  const rows = isFlat ? flatRows() : report.comparisons.map((row) => comparisonJson(row));
  return JSON.stringify({ data: rows, next: null });
}
