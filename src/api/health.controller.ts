import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { DatabaseHealth } from '../storage/database-health.store.js';
import { Access } from './access.guard.js';
import { Readiness } from './readiness.service.js';

/** `/livez`: the event loop answers. `/readyz`: migrated, database reachable, not stopping. */
@Controller()
export class HealthController {
  constructor(
    private readonly database: DatabaseHealth,
    private readonly readiness: Readiness,
  ) {}

  @Get('livez')
  @Access('open')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Access('open')
  async ready(): Promise<{ status: string }> {
    if (this.readiness.isStopping) {
      throw new ServiceUnavailableException('The service is stopping.');
    }
    if (!(await this.database.isReachable())) {
      throw new ServiceUnavailableException('The database does not answer; check DATABASE_URL.');
    }
    return { status: 'ok' };
  }
}
