import {
  Controller,
  Get,
  Header,
  Inject,
  NotFoundException,
  Param,
  Post,
  Redirect,
  Req,
  UseFilters,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { clockToken } from '../config/configuration-token.js';
import type { Clock } from '../domain/clock.js';
import type { ConsistencyReport } from '../report/consistency-report.js';
import { SnapshotStore } from '../storage/snapshot.store.js';
import { PageAccess } from './page-access.guard.js';
import { PageErrorFilter } from './page-error.filter.js';
import { PageService } from './page.service.js';
import { renderReport } from './render-report.js';
import { renderTopic } from './render-topic.js';
import { drawnOnce } from './view/drawn-once.js';
import { frozenQuery } from './view/frozen-query.js';
import { refuseForeignOrigin } from './view/same-origin.js';

const html = 'text/html; charset=utf-8';
const snapshotMilliseconds = 90 * 86_400_000;

/** The consistency report, one topic of it, and frozen ones. */
@Controller()
@PageAccess('read')
@UseFilters(PageErrorFilter)
export class ReportPageController {
  private readonly drawn = drawnOnce(renderReport);

  constructor(
    private readonly pages: PageService,
    private readonly snapshots: SnapshotStore,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @Get()
  @Redirect()
  root(): { url: string; statusCode: number } {
    return { url: this.pages.pathTo('/report'), statusCode: 302 };
  }

  @Get('report')
  @Header('content-type', html)
  @Header('cache-control', 'private, no-cache')
  async report(@Req() request: FastifyRequest): Promise<string> {
    const { report, options } = await this.pages.ask(request);
    return this.drawn(report, options);
  }

  @Get('report/topics/:topic')
  @Header('content-type', html)
  @Header('cache-control', 'private, no-cache')
  async topic(@Req() request: FastifyRequest, @Param('topic') name: string): Promise<string> {
    const topic = name === 'all' ? null : name;
    const narrowed = topic === null ? {} : { topics: [topic] };
    const { report, options } = await this.pages.ask(request, narrowed);
    if (topic !== null && !report.topics.some(({ id }) => id === topic)) {
      throw new NotFoundException(`topics.${topic}: no such topic.`);
    }
    const whole = topic === null ? report : (await this.pages.ask(request)).report;
    return renderTopic(report, topic, { ...options, whole });
  }

  /** A frozen report: the same figures for ever, filters locked. Whoever has the link may see it, and nothing else by it. */
  @Get('report/snapshots/:id')
  @PageAccess('open')
  @Header('content-type', html)
  async snapshot(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const found = await this.snapshots.find(id);
    if (found === null) throw new NotFoundException('This frozen report has ended, or never was.');
    const report = found.report as ConsistencyReport;
    const looks = this.pages.looks(request);
    return renderReport(report, {
      ...looks,
      path: `/report/snapshots/${id}`,
      query: frozenQuery(found.query, { ...report.window, lang: looks.lang }),
      isLocked: true,
      until: found.expiresAt,
    });
  }

  /** Ends the link of a frozen report. */
  @Post('report/snapshots/:id/revoke')
  @PageAccess('act')
  @Redirect()
  async revoke(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
  ): Promise<{ url: string; statusCode: number }> {
    refuseForeignOrigin(request);
    await this.snapshots.revoke(id);
    return { url: this.pages.pathTo('/settings'), statusCode: 303 };
  }

  /** Freezes the report these parameters ask for, for 90 days. */
  @Post('report/snapshots')
  @PageAccess('act')
  @Redirect()
  async freeze(@Req() request: FastifyRequest): Promise<{ url: string; statusCode: number }> {
    refuseForeignOrigin(request);
    const { report } = await this.pages.ask(request);
    const id = await this.snapshots.save({
      query: Object.fromEntries(new URL(request.url, 'http://localhost').searchParams),
      report,
      expiresAt: this.clock.now() + snapshotMilliseconds,
    });
    return { url: this.pages.pathTo(`/report/snapshots/${id}`), statusCode: 303 };
  }
}
