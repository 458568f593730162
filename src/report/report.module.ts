import { Module, type DynamicModule } from '@nestjs/common';
import type { ReportMaker } from './report-maker.js';
import type { ReportSettings } from './report-settings.js';
import { ReportService } from './report.service.js';
import { reportMakerToken, reportSettingsToken } from './report-token.js';

/**
 * The report: one object behind the page, the CSV, REST, the command line and Slack. It reads tallies, gaps and sources from
 * the store, has them compared, and puts the verdicts into words. It changes nothing, so it may be asked from anywhere.
 */
@Module({})
export class ReportModule {
  /** Needs the stores and the clock to be provided for the whole application. */
  static register(settings: ReportSettings, maker: ReportMaker | null = null): DynamicModule {
    return {
      module: ReportModule,
      global: true,
      providers: [
        { provide: reportSettingsToken, useValue: settings },
        { provide: reportMakerToken, useValue: maker },
        ReportService,
      ],
      exports: [ReportService],
    };
  }
}
