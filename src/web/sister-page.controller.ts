import { Controller, Get, Header, Req, UseFilters } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { catalogue } from '../domain/metric.js';
import { InteractionStore } from '../storage/interaction.store.js';
import { SkippedStore } from '../storage/skipped.store.js';
import { PageAccess } from './page-access.guard.js';
import { PageErrorFilter } from './page-error.filter.js';
import { PageService } from './page.service.js';
import { renderDefinitions } from './render-definitions.js';
import { renderInteractions } from './render-interactions.js';
import { renderSources } from './render-sources.js';
import { nextCursor } from '../report/query/row-cursor.js';
import { rowsAsked, rowsPerPage } from './view/interaction-asked.js';
import { queryOf } from './view/request-looks.js';

const html = 'text/html; charset=utf-8';
const samplesShown = 20;

/** Sources, definitions, and the contacts behind any figure. */
@Controller()
@PageAccess('read')
@UseFilters(PageErrorFilter)
export class SisterPageController {
  constructor(
    private readonly pages: PageService,
    private readonly skipped: SkippedStore,
    private readonly interactions: InteractionStore,
  ) {}

  @Get('sources')
  @Header('content-type', html)
  async sources(@Req() request: FastifyRequest): Promise<string> {
    const report = await this.pages.usual(request);
    const details = report.sources.map(async ({ id, channels }) => ({
      id,
      unmapped: (report.unmapped ?? []).filter(({ channel }) => channels.includes(channel)),
      skipped: await this.skipped.samples(id, samplesShown),
    }));
    return renderSources(
      { report, details: await Promise.all(details) },
      this.pages.looks(request),
    );
  }

  @Get('definitions')
  @Header('content-type', html)
  async definitions(@Req() request: FastifyRequest): Promise<string> {
    const names = await this.pages.usual(request);
    return renderDefinitions({ names, catalogue }, this.pages.looks(request));
  }

  @Get('interactions')
  @PageAccess('read:interactions')
  @Header('content-type', html)
  async contacts(@Req() request: FastifyRequest): Promise<string> {
    const looks = this.pages.looks(request);
    const query = queryOf(request);
    const report = await this.pages.inPeriod(request);
    const { condition, after, narrowedTo } = rowsAsked(query, report, looks.lang);
    const rows = await this.interactions.list(condition, { limit: rowsPerPage, after });
    return renderInteractions(
      {
        names: report,
        rows: rows.map(({ interaction }) => interaction),
        count: await this.interactions.count(condition),
        narrowedTo,
        next: nextCursor(rows, rowsPerPage),
      },
      looks,
    );
  }
}
