import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { AlertsService } from '../alerts/alerts.service.js';
import { LeaseKeeper } from './lease.service.js';

const everyMilliseconds = 10_000;

/** Lets alerts look for news, digests that are due and messages to send; only while this process holds the lease. */
@Injectable()
export class AlertSchedule {
  private readonly log = new Logger('monitor');

  constructor(
    private readonly alerts: AlertsService,
    private readonly lease: LeaseKeeper,
  ) {}

  @Interval(everyMilliseconds)
  async tick(): Promise<void> {
    try {
      const epoch = await this.lease.currentEpoch();
      if (epoch !== null) await this.alerts.tick(epoch);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.log.error({ message: 'alerts failed', reason });
    }
  }
}
