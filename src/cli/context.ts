/** Opens the rooms without schedules or a port, for one command, and closes them whatever happens. */
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../app.module.js';
import type { Configuration } from '../config/configuration.js';
import { clockOf } from '../monitor/clock-of.js';

export async function withContext<T>(
  configuration: Configuration,
  work: (context: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const context = await NestFactory.createApplicationContext(
    AppModule.forCommand(configuration, await clockOf(configuration)),
    {
      logger: false,
      abortOnError: false,
    },
  );
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}
