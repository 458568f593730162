import {
  BadRequestException,
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  Post,
} from '@nestjs/common';
import { clockToken } from '../config/configuration-token.js';
import type { Clock } from '../domain/clock.js';
import type { Gap, GapChange } from '../domain/gap.js';
import { GapActionError, actOnGap } from '../domain/gap-action.js';
import { gapJson } from '../report/formats/report-json.js';
import type { GapJson } from '../report/formats/report-json.js';
import { instantText } from '../report/formats/instant-text.js';
import { GapStore } from '../storage/gap.store.js';
import { Access } from './access.guard.js';
import { gapActionOf } from './gap-request.js';

/** A gap and all that became of it. */
type GapWithHistory = GapJson & {
  readonly history: readonly (Pick<GapChange, 'kind' | 'by' | 'note'> & { readonly at: string })[];
};

/** The gaps the monitor holds, and what people do about them; the same four actions as on the page. */
@Controller('api/v1/gaps')
@Access('read')
export class GapController {
  constructor(
    private readonly gaps: GapStore,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @Get()
  async list(): Promise<{ data: readonly GapJson[]; next: null }> {
    return { data: (await this.gaps.list()).map(gapJson), next: null };
  }

  /** The gap with its history, oldest change first. */
  @Get(':id')
  async one(@Param('id') id: string): Promise<GapWithHistory> {
    const gap = await this.found(id);
    const changes = await this.gaps.changesOf(id);
    const history = changes.map(({ kind, at, by, note }) => ({
      ...{ kind, at: instantText(at), by, note },
    }));
    return { ...gapJson(gap), history };
  }

  /** `acknowledge`, `snooze` ({ until }), `accept` ({ until, reason }) or `release`; answers the gap as it is then. */
  @Post(':id/:action')
  @HttpCode(200)
  @Access('act')
  async act(
    @Param() { id, action }: { id: string; action: string },
    @Body() body: unknown,
  ): Promise<GapWithHistory> {
    const asked = gapActionOf(action, body);
    if (asked === null) throw new NotFoundException(`gaps.${id}.${action}: no such action.`);
    await this.found(id);
    const actor = { by: null, at: this.clock.now() };
    try {
      await this.gaps.change(id, (gap) => actOnGap(gap, asked, actor));
    } catch (error) {
      if (error instanceof GapActionError) throw new BadRequestException(error.message);
      throw error;
    }
    return this.one(id);
  }

  private async found(id: string): Promise<Gap> {
    const gap = await this.gaps.find(id);
    if (gap === null) throw new NotFoundException(`gaps.${id}: no such gap.`);
    return gap;
  }
}
