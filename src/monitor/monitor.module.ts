import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { AlertSchedule } from './alert.schedule.js';
import { DetectionSchedule } from './detection.schedule.js';
import { LeaseKeeper } from './lease.service.js';
import { PollingSchedule } from './polling.schedule.js';

/**
 * The hallway: opens the doors of the rooms on schedule, and only while this process holds the lease. It polls each source
 * on its own cron line. It judges nothing and stores nothing but the lease.
 */
@Module({
  imports: [IngestionModule, AlertsModule],
  providers: [LeaseKeeper, PollingSchedule, DetectionSchedule, AlertSchedule],
})
export class MonitorModule {}
