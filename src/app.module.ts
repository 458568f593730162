import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AlertsModule } from './alerts/alerts.module.js';
import { ApiModule } from './api/api.module.js';
import { clockToken } from './config/configuration-token.js';
import { ConfigurationModule } from './config/configuration.module.js';
import type { Configuration, SourceConfiguration } from './config/configuration.js';
import { figureRulesOf, measureRulesOf, topicOfSource } from './config/measure-rules.js';
import { rulePartsOf } from './config/rule-parts.js';
import { connectorOf } from './connectors/registry.js';
import { DetectionModule } from './detection/detection.module.js';
import { detectionRoomOf } from './detection/room-settings.js';
import type { Clock } from './domain/clock.js';
import { createMeasurer } from './domain/measure.js';
import { IngestionModule } from './ingestion/ingestion.module.js';
import { MonitorModule } from './monitor/monitor.module.js';
import type { ReportMaker } from './report/report-maker.js';
import { reportMakerFor } from './report-thread.js';
import { ReportModule } from './report/report.module.js';
import { reportSettingsOf } from './report/settings-of.js';
import { StorageModule } from './storage/storage.module.js';
import { WebModule } from './web/web.module.js';

/**
 * The one file that lists every room. A command opens the rooms without schedules, page or port; the service opens all.
 * Configuration and clock are handed in: nothing below reads the environment or the wall clock.
 */
@Module({})
export class AppModule {
  /** The rooms a single command needs. */
  static forCommand(configuration: Configuration, clock: Clock): DynamicModule {
    return { module: AppModule, imports: roomsFor(configuration, clock, null) };
  }

  /** Everything: schedules, page and REST too. */
  static forService(configuration: Configuration, clock: Clock): DynamicModule {
    const maker = reportMakerFor(configuration);
    const windows = [ScheduleModule.forRoot(), MonitorModule, ApiModule, WebModule];
    return { module: AppModule, imports: [...roomsFor(configuration, clock, maker), ...windows] };
  }
}

type Room = NonNullable<DynamicModule['imports']>[number];

function roomsFor(configuration: Configuration, clock: Clock, maker: ReportMaker | null): Room[] {
  return [
    ConfigurationModule.of(configuration, clock),
    storageOf(configuration),
    IngestionModule,
    DetectionModule.register(detectionRoomOf(configuration, isLive)),
    ReportModule.register(reportSettingsOf(configuration, isLive), maker),
    AlertsModule,
  ];
}

function isLive({ connector, options }: SourceConfiguration): boolean {
  return connectorOf(connector).isLive(options);
}

function storageOf(configuration: Configuration): DynamicModule {
  return StorageModule.register({
    inject: [clockToken],
    settings: (clock: Clock) => ({
      clock,
      databaseUrl: configuration.environment.databaseUrl,
      zone: configuration.timezone,
      channels: configuration.channels.map(({ id }) => id),
      rules: figureRulesOf(configuration),
      ruleParts: rulePartsOf(configuration),
      topicOf: topicOfSource(configuration),
      isLanguageStratum: configuration.detection.strata.language,
      measurer: createMeasurer(measureRulesOf(configuration)),
    }),
  });
}
