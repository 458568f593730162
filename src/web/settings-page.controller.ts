import { Controller, Get, Header, Inject, Req, UseFilters } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { configurationToken } from '../config/configuration-token.js';
import type { Configuration } from '../config/configuration.js';
import type { Stores } from '../storage/create-stores.js';
import { storesToken } from '../storage/storage.module.js';
import { PageAccess } from './page-access.guard.js';
import { PageErrorFilter } from './page-error.filter.js';
import { PageService } from './page.service.js';
import { renderSettings } from './render-settings.js';

const entriesShown = 100;

/** What is in force, and who did what. */
@Controller('settings')
@PageAccess('admin')
@UseFilters(PageErrorFilter)
export class SettingsPageController {
  constructor(
    private readonly pages: PageService,
    @Inject(storesToken) private readonly stores: Stores,
    @Inject(configurationToken) private readonly configuration: Configuration,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'private, no-store')
  async settings(@Req() request: FastifyRequest): Promise<string> {
    const { keys, audit, snapshots } = this.stores;
    return renderSettings(
      {
        names: await this.pages.usual(request),
        configuration: this.configuration,
        keys: await keys.list(),
        audit: await audit.list(entriesShown),
        frozen: await snapshots.list(),
      },
      this.pages.looks(request),
    );
  }
}
