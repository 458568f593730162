import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { configurationToken } from '../config/configuration-token.js';
import type { Configuration } from '../config/configuration.js';
import { PollService } from '../ingestion/poll.service.js';
import { LeaseKeeper } from './lease.service.js';

/** Polls each source on its own schedule, one poll of a source at a time, only while this process holds the lease. */
@Injectable()
export class PollingSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('monitor');
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    @Inject(configurationToken) private readonly configuration: Configuration,
    private readonly schedules: SchedulerRegistry,
    private readonly polls: PollService,
    private readonly lease: LeaseKeeper,
  ) {}

  onApplicationBootstrap(): void {
    for (const source of this.configuration.sources) {
      const tick = (): void => void this.tick(source.id);
      this.schedules.addCronJob(
        `poll:${source.id}`,
        CronJob.from({
          cronTime: source.poll,
          onTick: tick,
          start: true,
          timeZone: this.configuration.timezone,
        }),
      );
      tick();
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const name of this.schedules.getCronJobs().keys()) {
      if (name.startsWith('poll:')) this.schedules.deleteCronJob(name);
    }
    this.polls.stop();
    await Promise.allSettled(this.running.values());
  }

  private tick(source: string): Promise<void> {
    const current = this.running.get(source);
    if (current !== undefined) return current;
    const poll = this.poll(source).finally(() => this.running.delete(source));
    this.running.set(source, poll);
    return poll;
  }

  private async poll(source: string): Promise<void> {
    const leaseEpoch = await this.lease.currentEpoch();
    if (leaseEpoch === null) return;
    try {
      const result = await this.polls.poll(source, { leaseEpoch });
      this.log.log({ message: 'polled', ...result });
    } catch (error) {
      this.log.error({ message: 'poll failed', source, reason: sentenceOf(error) });
    }
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
