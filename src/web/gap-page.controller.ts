import {
  Body,
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
import type { Gap } from '../domain/gap.js';
import { actOnGap } from '../domain/gap-action.js';
import type { Comparison } from '../domain/comparison.js';
import type { ConsistencyReport } from '../report/consistency-report.js';
import { GapStore } from '../storage/gap.store.js';
import { OutboxStore } from '../storage/outbox.store.js';
import { PageAccess } from './page-access.guard.js';
import { PageErrorFilter } from './page-error.filter.js';
import { PageService } from './page.service.js';
import { renderGap } from './render-gap.js';
import { renderGaps } from './render-gaps.js';
import { gapActionFrom, type GapForm } from './view/gap-form.js';
import { refuseForeignOrigin } from './view/same-origin.js';

const failedShown = 20;
const html = 'text/html; charset=utf-8';

/** The gaps, one gap, and what people do about it. */
@Controller('gaps')
@PageAccess('read')
@UseFilters(PageErrorFilter)
export class GapPageController {
  constructor(
    private readonly pages: PageService,
    private readonly gaps: GapStore,
    private readonly outbox: OutboxStore,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @Get()
  @Header('content-type', html)
  async list(@Req() request: FastifyRequest): Promise<string> {
    const names = await this.pages.usual(request);
    const gaps = await this.gaps.list();
    const failed = (await this.outbox.failed(failedShown)).map(({ route, updatedAt, error }) => ({
      ...{ route, error },
      at: updatedAt,
    }));
    return renderGaps({ names, gaps, failed, now: this.clock.now() }, this.pages.looks(request));
  }

  @Get(':id')
  @Header('content-type', html)
  async one(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const gap = await this.found(id);
    const report = await this.pages.usual(request);
    return renderGap(
      {
        names: report,
        gap,
        changes: await this.gaps.changesOf(id),
        decisions: await this.outbox.decisionsOf(id),
        comparison: comparisonOf(report, gap),
        now: this.clock.now(),
        isEditable: true,
      },
      this.pages.looks(request),
    );
  }

  @Post(':id/:action')
  @PageAccess('act')
  @Redirect()
  async act(
    @Req() request: FastifyRequest,
    @Param() { id, action }: { id: string; action: string },
    @Body() form: GapForm | undefined,
  ): Promise<{ url: string; statusCode: number }> {
    refuseForeignOrigin(request);
    const at = this.clock.now();
    const asked = gapActionFrom(action, form ?? {}, { now: at, zone: this.pages.zone });
    if (asked === null) throw new NotFoundException(`gaps.${id}.${action}: no such action.`);
    await this.found(id);
    await this.gaps.change(id, (gap) => actOnGap(gap, asked, { by: null, at }));
    return { url: this.pages.pathTo(`/gaps/${encodeURIComponent(id)}`), statusCode: 303 };
  }

  private async found(id: string): Promise<Gap> {
    const gap = await this.gaps.find(id);
    if (gap === null) throw new NotFoundException(`gaps.${id}: no such gap.`);
    return gap;
  }
}

/** The comparison a gap is about, as it stands in today's report. */
function comparisonOf({ comparisons }: ConsistencyReport, gap: Gap): Comparison | null {
  const found = comparisons.find(
    ({ metric, topic, basis, better, worse }) =>
      metric === gap.metric &&
      topic === gap.topic &&
      basis === gap.basis &&
      [better, worse].includes(gap.better) &&
      [better, worse].includes(gap.worse),
  );
  return found ?? null;
}
