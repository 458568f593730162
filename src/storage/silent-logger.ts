// TypeORM says nothing of its own: what goes wrong is thrown, once, in our words.
import type { Logger } from 'typeorm';

const say = (): undefined => undefined;

export const silentLogger: Logger = {
  logQuery: say,
  logQueryError: say,
  logQuerySlow: say,
  logSchemaBuild: say,
  logMigration: say,
  log: say,
};
