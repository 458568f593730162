import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DetectionService } from '../detection/detection.service.js';
import { LeaseKeeper } from './lease.service.js';

const everyMilliseconds = 30_000;

/** Lets detection judge the days that polls have completed since; only while this process holds the lease. */
@Injectable()
export class DetectionSchedule {
  private readonly log = new Logger('monitor');

  constructor(
    private readonly detection: DetectionService,
    private readonly lease: LeaseKeeper,
  ) {}

  @Interval(everyMilliseconds)
  async tick(): Promise<void> {
    try {
      const epoch = await this.lease.currentEpoch();
      if (epoch !== null) await this.detection.tick(epoch);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.log.error({ message: 'detection failed', reason });
    }
  }
}
