import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { AccessGuard } from './access.guard.js';
import { DefinitionController } from './definition.controller.js';
import { DimensionController } from './dimension.controller.js';
import { GapController } from './gap.controller.js';
import { InteractionController } from './interaction.controller.js';
import { InteractionListController } from './interaction-list.controller.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.service.js';
import { ReportController } from './report.controller.js';

/**
 * The first window onto the report: REST for BI tools, and the health of the service. Every route declares its scope and is
 * refused without one. The figures are those of the one report object.
 */
@Module({
  imports: [IngestionModule],
  controllers: [
    GapController,
    InteractionController,
    InteractionListController,
    ReportController,
    DimensionController,
    DefinitionController,
    HealthController,
  ],
  providers: [Readiness, { provide: APP_GUARD, useClass: AccessGuard }],
})
export class ApiModule {}
