import { Module } from '@nestjs/common';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { LeaseKeeper } from './lease.service.js';
import { PollingSchedule } from './polling.schedule.js';

/**
 * The hallway: opens the doors of the rooms on schedule, and only while this process holds the lease. It polls each source
 * on its own cron line. It judges nothing and stores nothing but the lease.
 */
@Module({ imports: [IngestionModule], providers: [LeaseKeeper, PollingSchedule] })
export class MonitorModule {}
