import { Module } from '@nestjs/common';
import { AccessFactory } from './access.service.js';
import { ImportService } from './import.service.js';
import { PollService } from './poll.service.js';
import { PushService } from './push.service.js';
import { SuppliedService } from './supplied.service.js';

/**
 * Room 2: asks a connector for its next page, cuts conversations into interactions, and hands page, rollups and cursor to
 * the store in one transaction. It knows no vendor and no SQL. A crash repeats at most one page.
 */
@Module({
  providers: [AccessFactory, SuppliedService, PollService, ImportService, PushService],
  exports: [AccessFactory, PollService, ImportService, PushService],
})
export class IngestionModule {}
