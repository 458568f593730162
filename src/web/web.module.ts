import { Module } from '@nestjs/common';
import { AssetController } from './asset.controller.js';
import { GapPageController } from './gap-page.controller.js';
import { PageService } from './page.service.js';
import { ReportPageController } from './report-page.controller.js';
import { SettingsPageController } from './settings-page.controller.js';
import { SisterPageController } from './sister-page.controller.js';

/**
 * The window for people: the consistency report and its sister pages, drawn on the server from the one report object.
 * Pages are plain components, wired only here. Nothing is judged again: every figure and verdict is the report's own.
 */
@Module({
  controllers: [
    ReportPageController,
    GapPageController,
    SisterPageController,
    SettingsPageController,
    AssetController,
  ],
  providers: [PageService],
})
export class WebModule {}
