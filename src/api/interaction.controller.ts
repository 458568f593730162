import { BadRequestException, Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { PushService, PushSourceError } from '../ingestion/push.service.js';
import { Access } from './access.guard.js';
import { recordsOf } from './push-body.js';
import { pushAnswer, type PushAnswer } from './push-answer.js';

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
