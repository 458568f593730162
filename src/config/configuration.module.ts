import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Clock } from '../domain/clock.js';
import { clockToken, configurationToken } from './configuration-token.js';
import type { Configuration } from './configuration.js';

/**
 * The settings, parsed once at the edge and the same for every room. The clock stands beside them, since the
 * configuration names it. Nothing below this module reads the environment.
 */
@Module({})
export class ConfigurationModule {
  static of(configuration: Configuration, clock: Clock): DynamicModule {
    return {
      module: ConfigurationModule,
      global: true,
      providers: [
        { provide: configurationToken, useValue: configuration },
        { provide: clockToken, useValue: clock },
      ],
      exports: [configurationToken, clockToken],
    };
  }
}
