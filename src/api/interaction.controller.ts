import { BadRequestException, Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiResponse,
} from '@nestjs/swagger';
import { PushService, PushSourceError } from '../ingestion/push.service.js';
import { Access } from './access.guard.js';
import { lineTypes, recordsOf } from './push-body.js';
import { answerSchema, pushAnswer, rowSchema, type PushAnswer } from './push-answer.js';

/** Contacts as a company's own systems send them. */
@Controller('api/v1/interactions')
export class InteractionController {
  constructor(private readonly pushes: PushService) {}

  /**
   * Stores pushed rows and answers for each what became of it: 200 although some were refused, so look at `refused`. The
   * rows are in the store once this answers; sending them again changes nothing.
   */
  @Post()
  @HttpCode(200)
  @Access('push')
  @ApiOperation({ summary: 'Push contacts: NDJSON or a JSON array, idempotent by source and id.' })
  @ApiQuery({
    name: 'source',
    required: false,
    description: 'Id of a source with connector: push; may be left out where there is one only.',
  })
  @ApiConsumes('application/json', ...lineTypes)
  @ApiBody({ schema: { type: 'array', items: rowSchema } })
  @ApiOkResponse({ schema: answerSchema, description: 'What became of each row.' })
  @ApiResponse({ status: 413, description: 'More than 16 MiB in one push.' })
  @ApiResponse({
    status: 429,
    description: 'Too much is waiting; Retry-After says when to come again.',
  })
  async push(@Query() params: Record<string, string>, @Body() body: unknown): Promise<PushAnswer> {
    const { source, ...others } = params;
    const unknown = Object.keys(others)[0];
    if (unknown !== undefined)
      throw new BadRequestException(`${unknown}: no such parameter; this route takes source.`);
    try {
      return pushAnswer(await this.pushes.push(source, recordsOf(body)));
    } catch (error) {
      if (error instanceof PushSourceError) throw new BadRequestException(error.message);
      throw error;
    }
  }
}
