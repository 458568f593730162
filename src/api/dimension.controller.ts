import {
  BadRequestException,
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { catalogue, definitionId } from '../domain/metric.js';
import { definitionHash } from '../domain/definition-hash.js';
import { ReportService } from '../report/report.service.js';
import { PollService } from '../ingestion/poll.service.js';
import { Access } from './access.guard.js';

interface List {
  readonly data: readonly unknown[];
  readonly next: null;
}

const list = (data: readonly unknown[]): List => ({ data, next: null });

/** The lists a reader of the figures needs beside them: sources, channels, topics, promises, definitions. */
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

  @Get('definitions')
  definitions(@Query() params: Record<string, string>): List {
    const unknown = Object.keys(params)[0];
    if (unknown !== undefined)
      throw new BadRequestException(`${unknown}: this list takes no parameters.`);
    return list(
      catalogue.map((metric) => ({
        ...metric,
        definition: definitionId(metric),
        hash: definitionHash(metric),
      })),
    );
  }
}
