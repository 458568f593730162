import { Controller, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ReportService } from '../report/report.service.js';
import { PollService } from '../ingestion/poll.service.js';
import { Access } from './access.guard.js';

interface List {
  readonly data: readonly unknown[];
  readonly next: null;
}

const list = (data: readonly unknown[]): List => ({ data, next: null });

/** The lists a reader of the figures needs beside them: sources, channels, topics, promises. */
@Controller('api/v1')
@Access('read')
export class DimensionController {
  constructor(
    private readonly reports: ReportService,
    private readonly polls: PollService,
  ) {}

  @Get('sources')
  async sources(): Promise<List> {
    return list(await this.reports.sourceStates());
  }

  /** Polls one source now; answers when the poll is done. */
  @Post('sources/:id/poll')
  @HttpCode(200)
  @Access('admin')
  async poll(@Param('id') id: string): Promise<unknown> {
    if (!this.polls.sourceIds().includes(id)) {
      throw new NotFoundException(`sources.${id}: no such source; GET /api/v1/sources lists them.`);
    }
    return this.polls.poll(id);
  }

  @Get('channels')
  channels(): List {
    return list(this.reports.channels());
  }

  @Get('topics')
  async topics(): Promise<List> {
    return list(await this.reports.topics());
  }

  @Get('promises')
  promises(): List {
    return list(this.reports.promises());
  }
}
