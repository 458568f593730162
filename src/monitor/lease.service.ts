import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { LeaseStore } from '../storage/lease.store.js';

/** Keeps the one lease that lets this process poll, detect and send; renewed every five seconds, given back on stop. */
@Injectable()
export class LeaseKeeper implements OnApplicationShutdown {
  private readonly log = new Logger('monitor');
  private epoch: number | null = null;

  constructor(private readonly lease: LeaseStore) {}

  /** The epoch under which this process may write now, taking the lease where nobody holds it; null = another does. */
  async currentEpoch(): Promise<number | null> {
    await this.renew();
    return this.epoch;
  }

  @Interval(5000)
  async renew(): Promise<void> {
    const before = this.epoch;
    this.epoch = await this.lease.acquire();
    if (before !== this.epoch) this.log.log({ message: 'lease', epoch: this.epoch });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.epoch !== null) await this.lease.release();
    this.epoch = null;
  }
}
